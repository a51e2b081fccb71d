package dev.countersign.sync.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit. Holds personal values, which {@link #toString()} leaves out.
 *
 * @param outcome {@code created} or {@code updated}
 * @param values {@code present}, {@code left_out}, {@code erased} or {@code unreadable}: whether the changes have theirs
 * @param erasureId the erasure that took them; null when none did
 */
@JsonPropertyOrder({"auditId", "at", "accountId", "employeeId", "contractId"})
public record ExportedEntry(
        UUID auditId,
        Instant at,
        long accountId,
        String employeeId,
        long contractId,
        String outcome,
        String contractState,
        @Nullable Instant contractStateTime,
        @Nullable String eventType,
        @Nullable String callbackId,
        String mappingVersion,
        @Nullable String traceparent,
        List<String> notTaken,
        String values,
        @Nullable UUID erasureId,
        List<Change> changes) {

    /** One attribute's change; {@code before} and {@code after} are null when the entry has no values, {@code before} also when nothing was there. */
    @JsonPropertyOrder({"attribute", "change", "source", "before", "after"})
    public record Change(
            String attribute,
            String change,
            String source,
            @Nullable String before,
            @Nullable String after) {
        @Override
        public String toString() {
            return "Change[" + change + " " + attribute + "]";
        }
    }

    @Override
    public String toString() {
        return "ExportedEntry[" + auditId + "]";
    }
}
