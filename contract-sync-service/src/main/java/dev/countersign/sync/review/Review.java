package dev.countersign.sync.review;

import dev.countersign.sync.memory.ReviewValues;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A difference between a contract and an HRM record. Holds personal values, which {@link #toString()} leaves out: for people who may see them only.
 *
 * @param id stays the same for one attribute of one record
 * @param employeeId the HRM's id
 * @param attribute the employee attribute
 * @param contractId whose value is proposed
 * @param source where in the contract the value comes from
 * @param changedByHand whether the HRM's value replaced one that this system had written
 * @param mappingVersion of the mapping that proposes it
 * @param state {@code open}, {@code accepted}, {@code kept}, {@code written} or {@code settled}
 * @param revision counts the proposals; whoever decides names the one that was seen
 * @param openedAt since when it waits
 * @param values both sides; null when they were erased or don't open with the credentials keyset
 */
public record Review(
        UUID id,
        long accountId,
        String employeeId,
        String attribute,
        long contractId,
        String source,
        boolean changedByHand,
        String mappingVersion,
        String state,
        int revision,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String decisionComment,
        @Nullable ReviewValues values) {
    @Override
    public String toString() {
        return "Review[" + id + ", " + attribute + ", " + state + "]";
    }
}
