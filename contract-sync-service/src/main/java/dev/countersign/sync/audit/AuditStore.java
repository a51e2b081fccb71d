package dev.countersign.sync.audit;

import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.sync.hrm.FieldChange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The audit in the database: attributes and reasons in clear, values sealed for their account. */
@Component
public final class AuditStore {

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final JsonMapper mapper;

    AuditStore(JdbcClient jdbc, SecretBox box, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.box = box;
        this.mapper = mapper;
    }

    /**
     * Adds an entry, in the caller's transaction; it is relayed to the topic of employee records afterwards. Of one id only the first is kept: the
     * same write may be told twice, by the turn that made it and the one that took over.
     */
    public void add(AuditEntry entry) {
        int _ = jdbc.sql("""
                        insert into audit (audit_id, account_id, contract_id, employee_id, occurred_at, outcome,
                            contract_state, contract_state_time, event_type, callback_id, mapping_version, traceparent,
                            changes, not_taken, sealed_values)
                        values (:id, :account, :contract, :employee, :at, :outcome, :state, :stateTime, :event, :callback,
                            :mapping, :traceparent, :changes::jsonb, :notTaken, :sealed)
                        on conflict (audit_id) do nothing""")
                .param("id", entry.auditId())
                .param("account", entry.accountId())
                .param("contract", entry.contractId())
                .param("employee", entry.employeeId())
                .param("at", time(entry.occurredAt()))
                .param("outcome", entry.created() ? "CREATED" : "UPDATED")
                .param("state", entry.contractState())
                .param("stateTime", time(entry.contractStateTime()))
                .param("event", entry.eventType())
                .param("callback", entry.callbackId())
                .param("mapping", entry.mappingVersion())
                .param("traceparent", entry.traceparent())
                .param("changes", mapper.writeValueAsString(recorded(entry.changes())))
                .param("notTaken", entry.notTaken().toArray(String[]::new))
                .param("sealed", sealed(entry))
                .update();
    }

    private static List<RecordedChange> recorded(List<FieldChange> changes) {
        return changes.stream()
                .map(change -> new RecordedChange(change.path(), change.kind(), change.source()))
                .toList();
    }

    private byte[] sealed(AuditEntry entry) {
        Map<String, Map<String, @Nullable String>> values = new LinkedHashMap<>();
        for (FieldChange change : entry.changes()) {
            Map<String, @Nullable String> both = new LinkedHashMap<>();
            both.put("before", change.before());
            both.put("after", change.after());
            values.put(change.path(), both);
        }
        return box.seal(mapper.writeValueAsString(values), SecretOwners.auditValues(entry.accountId()));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
