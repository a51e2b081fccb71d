package dev.countersign.sync.hrm;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The contract that asks for a change, as far as it matters when an employee has several. The greatest claim is the one that the record follows: in
 * force before ended before unsigned, of equals the one signed last, then the newest. It is a total order, so that the order of syncs does not matter.
 *
 * @param contractId Oneflow's id
 * @param standing where it stands
 * @param signedAt when it was signed; null when it is not
 */
public record ContractClaim(
        long contractId, Standing standing, @Nullable Instant signedAt) implements Comparable<ContractClaim> {

    private static final Comparator<ContractClaim> ORDER = Comparator.comparing(ContractClaim::standing)
            .thenComparing(ContractClaim::signedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingLong(ContractClaim::contractId);

    /** One that is in force, or waits for signatures. */
    public ContractClaim(long contractId, boolean signed, @Nullable Instant signedAt) {
        this(contractId, signed ? Standing.IN_FORCE : Standing.OPEN, signedAt);
    }

    @Override
    public int compareTo(ContractClaim other) {
        return ORDER.compare(this, other);
    }
}
