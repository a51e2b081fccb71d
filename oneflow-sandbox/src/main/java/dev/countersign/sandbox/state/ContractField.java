package dev.countersign.sandbox.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A data field of a contract: the definition it was made from, and its value. */
public record ContractField(
        long id,
        DataField definition,
        String value,
        Instant createdTime,
        @Nullable Instant updatedTime) {

    ContractField withValue(String newValue, Instant now) {
        return new ContractField(id, definition, newValue, createdTime, now);
    }
}
