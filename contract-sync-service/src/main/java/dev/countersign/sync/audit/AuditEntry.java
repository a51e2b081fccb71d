package dev.countersign.sync.audit;

import dev.countersign.sync.hrm.FieldChange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done to an employee's record, and why.
 *
 * @param occurredAt when the HRM was seen to hold the values
 * @param created whether the record is new
 * @param contractState the contract's state when it was read
 * @param contractStateTime when it came to that state, by Oneflow's clock
 * @param eventType the latest event that made us look; null for a reconciliation or a replay
 * @param callbackId of the webhook call that brought it
 * @param mappingVersion version of the mapping that was applied
 * @param traceparent the trace in which it was done
 * @param changes what changed, with values
 * @param notTaken attributes that the HRM accepted and did not keep
 */
public record AuditEntry(
        UUID auditId,
        long accountId,
        long contractId,
        String employeeId,
        Instant occurredAt,
        boolean created,
        String contractState,
        @Nullable Instant contractStateTime,
        @Nullable String eventType,
        @Nullable String callbackId,
        String mappingVersion,
        @Nullable String traceparent,
        List<FieldChange> changes,
        List<String> notTaken) {

    public AuditEntry {
        changes = List.copyOf(changes);
        notTaken = List.copyOf(notTaken);
    }
}
