package dev.countersign.sync.dryrun;

import dev.countersign.sync.hrm.Preview;
import dev.countersign.sync.mapping.MappedField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a dry run ended. */
public sealed interface DryRunResult {

    /**
     * One part of an account's contracts. Holds personal values: for people who may see them only.
     *
     * @param mappingVersion version of the mapping that was tried
     * @param checked contracts that were looked at, those of other template groups among them
     * @param contracts those of the account's template group
     * @param nextOffset where to go on; null at the end
     */
    record Page(
            String mappingVersion,
            int checked,
            List<Contract> contracts,
            @Nullable Integer nextOffset) implements DryRunResult {
        public Page {
            contracts = List.copyOf(contracts);
        }
    }

    /**
     * It can't be done.
     *
     * @param kind what is wrong
     * @param reason what a person can act on
     */
    record Refused(Kind kind, String reason) implements DryRunResult {}

    /** Why it can't be done. */
    enum Kind {
        /** The mapping makes no sense. */
        INVALID,
        /** The account is not there, or not ready. */
        NOT_READY,
        /** Too many at once, or one of this account already. */
        BUSY,
        /** Oneflow does not answer. */
        UNAVAILABLE
    }

    /**
     * One contract.
     *
     * @param state its state in Oneflow
     * @param outcome as in {@link Preview#outcome()}; or {@code nothing_to_do}, {@code employee_unclear}, {@code mapping_invalid} or
     *     {@code oneflow_unavailable}
     * @param reason why, where there is something to say; null otherwise
     * @param fields what became of each field
     * @param preview what would change; null when it did not come that far
     */
    record Contract(
            long contractId,
            String state,
            String outcome,
            @Nullable String reason,
            List<MappedField> fields,
            @Nullable Preview preview) {
        public Contract {
            fields = List.copyOf(fields);
        }
    }
}
