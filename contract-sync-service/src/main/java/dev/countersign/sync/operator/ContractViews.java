package dev.countersign.sync.operator;

import dev.countersign.sync.action.OperatorActions;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Why a contract stands where it stands, told from its row and its audit; without personal values. */
@Component
public final class ContractViews {

    /** A contract in a list. */
    public record Summary(
            long accountId,
            long contractId,
            String state,
            @Nullable String contractState,
            @Nullable String lastOutcome,
            @Nullable String lastReason,
            int attempts,
            @Nullable OffsetDateTime lastSyncedAt,
            @Nullable OffsetDateTime dirtySince) {}

    /** Everything that is known of a contract. */
    record Row(
            long accountId,
            long contractId,
            String state,
            long eventsReceived,
            @Nullable String lastEventType,
            @Nullable OffsetDateTime lastEventTime,
            @Nullable OffsetDateTime lastEventAt,
            @Nullable String lastCallbackId,
            @Nullable String traceparent,
            @Nullable OffsetDateTime dirtySince,
            int attempts,
            OffsetDateTime dueAt,
            @Nullable OffsetDateTime leasedUntil,
            long reads,
            @Nullable OffsetDateTime lastReadAt,
            @Nullable String contractState,
            @Nullable OffsetDateTime contractStateTime,
            @Nullable OffsetDateTime contractUpdatedTime,
            @Nullable String employeeId,
            @Nullable String mappingVersion,
            @Nullable String mapping,
            @Nullable String lastOutcome,
            @Nullable String lastReason,
            @Nullable OffsetDateTime lastAttemptAt,
            @Nullable OffsetDateTime lastSyncedAt,
            @Nullable OffsetDateTime parkedAt,
            @Nullable OffsetDateTime givenUpAt,
            @Nullable String accountState,
            @Nullable OffsetDateTime suspendedUntil,
            @Nullable String suspendedReason) {}

    /** An entry of the audit, without values. */
    record Audited(
            UUID auditId,
            OffsetDateTime occurredAt,
            String outcome,
            String employeeId,
            String contractState,
            @Nullable String eventType,
            @Nullable String callbackId,
            String mappingVersion,
            @Nullable String traceparent,
            String changes,
            @Nullable OffsetDateTime publishedAt) {}

    private static final int MOST_AUDITED = 100;

    private final JdbcClient jdbc;
    private final JsonMapper mapper;
    private final OperatorActions actions;

    ContractViews(JdbcClient jdbc, JsonMapper mapper, OperatorActions actions) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.actions = actions;
    }

    public List<Summary> list(long accountId, @Nullable String state, int most) {
        return jdbc.sql("""
                        select account_id, contract_id, state, contract_state, last_outcome, last_reason, attempts,
                               last_synced_at, dirty_since
                        from contract_sync
                        where account_id = :account and (cast(:state as text) is null or state = :state)
                        order by coalesce(last_attempt_at, last_event_at) desc nulls last, contract_id limit :most""")
                .param("account", accountId)
                .param("state", state)
                .param("most", most)
                .query(Summary.class)
                .list();
    }

    public Optional<WhyView> find(long accountId, long contractId) {
        return jdbc.sql("""
                        select c.*, a.state as account_state, k.suspended_until, k.suspended_reason
                        from contract_sync c
                        left join account a using (account_id) left join account_credentials k using (account_id)
                        where account_id = :account and contract_id = :contract""")
                .param("account", accountId)
                .param("contract", contractId)
                .query(Row.class)
                .optional()
                .map(row -> WhyView.of(
                        row,
                        json(row.mapping()),
                        audit(accountId, contractId),
                        actions.list(accountId, contractId, null, null, MOST_AUDITED)
                                .actions()));
    }

    private List<WhyView.AuditView> audit(long accountId, long contractId) {
        return jdbc
                .sql("""
                        select * from audit where account_id = :account and contract_id = :contract
                        order by sequence desc limit :most""")
                .param("account", accountId)
                .param("contract", contractId)
                .param("most", MOST_AUDITED)
                .query(Audited.class)
                .list()
                .stream()
                .map(entry -> WhyView.AuditView.of(entry, mapper.readTree(entry.changes())))
                .toList();
    }

    private @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : mapper.readTree(text);
    }
}
