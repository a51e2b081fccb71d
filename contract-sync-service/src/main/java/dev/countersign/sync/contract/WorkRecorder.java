package dev.countersign.sync.contract;

import static dev.countersign.sync.contract.ContractWork.time;

import dev.countersign.sync.account.AccountStore;
import dev.countersign.sync.audit.AuditStore;
import dev.countersign.sync.config.SyncProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Writes down how a sync ended and gives the contract back, with the audit entry in the same transaction. */
@Component
final class WorkRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(WorkRecorder.class);

    // A generation that moved on means an event came during the sync: then the contract is dirty still.
    private static final String DONE = """
            update contract_sync set
                state = case when generation = claimed_generation then :state else 'dirty' end,
                dirty_since = case when generation = claimed_generation then null else coalesce(last_event_at, :now) end,
                due_at = case when generation = claimed_generation then due_at
                    when priority = 0 then :now else :now + make_interval(secs => :interval) end,
                priority = case when generation = claimed_generation then 1 else priority end,
                attempts = 0, template_checks = 0, lease_owner = null, leased_until = null, claimed_generation = null,
                last_read_at = :now, reads = reads + 1,
                contract_state = :contractState, contract_state_time = :stateTime,
                contract_updated_time = coalesce(:updatedTime, contract_updated_time),
                employee_id = coalesce(:employee, employee_id), mapping_version = :mappingVersion,
                mapping = :mapping::jsonb, last_outcome = :outcome, last_reason = :reason, last_synced_at = :now
            where account_id = :account and contract_id = :contract and lease_owner = :owner""";

    private static final String PUT_BACK = """
            update contract_sync set
                state = :state, due_at = :due, attempts = :attempts, template_checks = template_checks + :checks,
                priority = least(priority, :priority), lease_owner = null, leased_until = null,
                claimed_generation = null, last_read_at = case when :read then :now else last_read_at end,
                reads = reads + case when :read then 1 else 0 end, last_outcome = :outcome, last_reason = :reason
            where account_id = :account and contract_id = :contract and lease_owner = :owner""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditStore audit;
    private final AccountStore accounts;
    private final Backoff backoff;
    private final SyncProperties properties;
    private final JsonMapper mapper;
    private final Clock clock;

    WorkRecorder(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditStore audit,
            AccountStore accounts,
            Backoff backoff,
            SyncProperties properties,
            JsonMapper mapper,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.accounts = accounts;
        this.backoff = backoff;
        this.properties = properties;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * Records a result.
     *
     * @return whether this process still held the contract; if not, another one works on it and nothing was recorded
     */
    boolean record(UUID owner, ClaimedContract contract, SyncResult result, String mappingVersion) {
        boolean held = Boolean.TRUE.equals(transactions.execute(_ -> write(owner, contract, result, mappingVersion)));
        if (!held) {
            LOG.atWarn()
                    .addKeyValue("outcome", result.outcome())
                    .log("The lease of the contract ended during its sync; it is synced again");
        }
        return held;
    }

    private boolean write(UUID owner, ClaimedContract contract, SyncResult result, String mappingVersion) {
        return switch (result) {
            case SyncResult.Done done -> {
                boolean held = done(owner, contract, done, mappingVersion);
                // Also when the lease was lost: it did happen, and the audit says what happened.
                if (done.audit() != null) {
                    audit.add(done.audit());
                }
                yield held;
            }
            case SyncResult.Foreign foreign -> foreign(owner, contract, foreign, mappingVersion);
            case SyncResult.TemplateUnknown unknown ->
                putBack(
                        owner,
                        contract,
                        result,
                        "dirty",
                        unknown.after(),
                        contract.attempts(),
                        "Oneflow does not tell the " + "contract's template group yet",
                        1,
                        true);
            case SyncResult.Later later ->
                putBack(owner, contract, result, "dirty", later.after(), contract.attempts(), later.reason(), 0, false);
            case SyncResult.Failed failed -> failed(owner, contract, failed);
            case SyncResult.Parked parked ->
                putBack(
                        owner,
                        contract,
                        result,
                        "parked",
                        Duration.ZERO,
                        contract.attempts(),
                        parked.reason(),
                        0,
                        true);
            case SyncResult.Suspended suspended -> {
                accounts.suspend(
                        contract.accountId(),
                        suspended.credentialsVersion(),
                        properties.suspension(),
                        suspended.reason());
                yield putBack(
                        owner,
                        contract,
                        result,
                        "dirty",
                        Duration.ZERO,
                        contract.attempts(),
                        suspended.reason(),
                        0,
                        false);
            }
        };
    }

    private boolean done(UUID owner, ClaimedContract contract, SyncResult.Done done, String mappingVersion) {
        ContractReading reading = done.reading();
        return finish(owner, contract, "clean", done.outcome(), null, reading, mappingVersion)
                        .param("employee", done.employeeId())
                        .param(
                                "mapping",
                                mapper.writeValueAsString(Map.of("fields", done.fields(), "notes", done.notes())))
                        .update()
                == 1;
    }

    private boolean foreign(UUID owner, ClaimedContract contract, SyncResult.Foreign foreign, String mappingVersion) {
        return finish(
                                owner,
                                contract,
                                "foreign",
                                foreign.outcome(),
                                foreign.reason(),
                                foreign.reading(),
                                mappingVersion)
                        .param("employee", null)
                        .param("mapping", mapper.writeValueAsString(Map.of("fields", List.of(), "notes", List.of())))
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec finish(
            UUID owner,
            ClaimedContract contract,
            String state,
            String outcome,
            @Nullable String reason,
            @Nullable ContractReading reading,
            String mappingVersion) {
        return jdbc.sql(DONE)
                .param("account", contract.accountId())
                .param("contract", contract.contractId())
                .param("owner", owner)
                .param("state", state)
                .param("now", time(clock.instant()))
                .param("interval", properties.rereadInterval().toMillis() / 1000.0)
                .param("contractState", reading == null ? "deleted" : reading.state())
                .param("stateTime", reading == null ? null : time(reading.stateTime()))
                .param("updatedTime", reading == null ? null : time(reading.updatedTime()))
                .param("mappingVersion", mappingVersion)
                .param("outcome", outcome)
                .param("reason", reason);
    }

    private boolean failed(UUID owner, ClaimedContract contract, SyncResult.Failed failed) {
        int attempts = contract.attempts() + 1;
        if (attempts >= properties.attempts()) {
            String reason = "Given up after " + attempts + " attempts; the last one: " + failed.reason();
            return putBack(owner, contract, failed, "parked", Duration.ZERO, attempts, reason, 0, true);
        }
        Duration wait = backoff.after(attempts, failed.after());
        return putBack(owner, contract, failed, "dirty", wait, attempts, failed.reason(), 0, true);
    }

    private boolean putBack(
            UUID owner,
            ClaimedContract contract,
            SyncResult result,
            String state,
            Duration wait,
            int attempts,
            String reason,
            int checks,
            boolean read) {
        Instant now = clock.instant();
        return jdbc.sql(PUT_BACK)
                        .param("account", contract.accountId())
                        .param("contract", contract.contractId())
                        .param("owner", owner)
                        .param("state", state)
                        .param("now", time(now))
                        .param("due", time(now.plus(wait)))
                        .param("attempts", attempts)
                        .param("checks", checks)
                        .param("priority", contract.priority())
                        .param("read", read)
                        .param("outcome", result.outcome())
                        .param("reason", reason)
                        .update()
                == 1;
    }
}
