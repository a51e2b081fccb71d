package dev.countersign.sync.contract;

import dev.countersign.oneflow.model.Contract;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is remembered of a read: no personal data. */
record ContractReading(
        String state, @Nullable Instant stateTime, @Nullable Instant updatedTime) {
    static ContractReading of(Contract contract) {
        return new ContractReading(contract.state().text(), contract.stateUpdatedTime(), contract.updatedTime());
    }
}
