package dev.countersign.sync.contract;

import static dev.countersign.sync.contract.ContractWork.time;

import dev.countersign.sync.config.SyncProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The row of a contract when its turn ends; only whoever claimed it may write, so that a lease that ended changes nothing. */
@Component
final class WorkRows {

    /**
     * A turn that came to its end.
     *
     * @param state {@code clean} or {@code foreign}
     * @param reading null when Oneflow no longer knows the contract
     * @param mapping what became of each field, as JSON
     * @param notTaken HRM attributes that the HRM did not keep
     */
    record Finish(
            String state,
            String outcome,
            @Nullable String reason,
            @Nullable ContractReading reading,
            @Nullable String employeeId,
            @Nullable String mappingVersion,
            String mapping,
            List<String> notTaken) {
        Finish {
            notTaken = List.copyOf(notTaken);
        }
    }

    /**
     * A turn after which the contract still waits, or waits for a person.
     *
     * @param state {@code dirty} or {@code parked}
     * @param pause until the next turn
     * @param attempts failures in a row
     * @param templateChecks looks at which Oneflow did not tell the template group, to be added
     * @param read whether Oneflow was asked
     */
    record PutBack(
            String state,
            Duration pause,
            int attempts,
            int templateChecks,
            boolean read,
            String outcome,
            String reason) {}

    // A generation that moved on means an event came during the sync: then the contract is dirty still, and whether it
    // is
    // gone is for the next turn to say.
    private static final String FINISH = """
            update contract_sync set
                state = case when generation = claimed_generation then :state else 'dirty' end,
                dirty_since = case when generation = claimed_generation then null else coalesce(last_event_at, :now) end,
                due_at = case when generation = claimed_generation then due_at
                    when priority = 0 then :now else :now + make_interval(secs => :interval) end,
                priority = case when generation = claimed_generation then 1 else priority end,
                attempts = 0, template_checks = 0, lease_owner = null, leased_until = null, claimed_generation = null,
                claimed_priority = null, last_read_at = :now, reads = reads + 1,
                contract_state = case when generation <> claimed_generation and :gone then contract_state
                    else :contractState end,
                contract_state_time = :stateTime,
                contract_updated_time = coalesce(:updatedTime, contract_updated_time),
                employee_id = coalesce(:employee, employee_id), mapping_version = coalesce(:mappingVersion, mapping_version),
                mapping = :mapping::jsonb, not_taken = :notTaken, planned_write = null, last_outcome = :outcome, last_reason = :reason, last_synced_at = :now
            where account_id = :account and contract_id = :contract and lease_owner = :owner
                and claimed_generation = :generation""";

    private static final String PUT_BACK = """
            update contract_sync set
                state = :state, parked_at = case when :state = 'parked' then :now end, due_at = :due, attempts = :attempts, template_checks = template_checks + :checks,
                priority = least(priority, :priority), lease_owner = null, leased_until = null,
                claimed_generation = null, claimed_priority = null, last_read_at = case when :read then :now else last_read_at end,
                reads = reads + case when :read then 1 else 0 end, last_outcome = :outcome, last_reason = :reason
            where account_id = :account and contract_id = :contract and lease_owner = :owner
                and claimed_generation = :generation""";

    // An event that came meanwhile is a reason to try again at once what would otherwise wait for a person.
    private static final String UNPARK = """
            update contract_sync set state = 'dirty', attempts = 0 where account_id = :account and contract_id = :contract
                and state = 'parked' and generation > :generation""";

    // Nothing ever came of it, and nothing happened since it was claimed.
    private static final String FORGET = """
            delete from contract_sync c
            where account_id = :account and contract_id = :contract and lease_owner = :owner
                and claimed_generation = :generation and generation = claimed_generation and contract_state is null and employee_id is null
                and planned_write is null and not exists (select from audit a where a.account_id = c.account_id and a.contract_id = c.contract_id)""";

    private static final String PLAN = """
            update contract_sync set planned_write = :plan where account_id = :account and contract_id = :contract
                and lease_owner = :owner and claimed_generation = :generation""";

    private static final double MILLIS = 1000.0;

    private final JdbcClient jdbc;
    private final SyncProperties properties;
    private final Clock clock;

    WorkRows(JdbcClient jdbc, SyncProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether the contract was still this owner's. */
    boolean finish(UUID owner, ClaimedContract contract, Finish finish) {
        ContractReading reading = finish.reading();
        return jdbc.sql(FINISH)
                        .param("account", contract.accountId())
                        .param("contract", contract.contractId())
                        .param("owner", owner)
                        .param("generation", contract.generation())
                        .param("state", finish.state())
                        .param("now", time(clock.instant()))
                        .param("interval", properties.rereadInterval().toMillis() / MILLIS)
                        .param("gone", reading == null)
                        .param("contractState", reading == null ? "deleted" : reading.state())
                        .param("stateTime", reading == null ? null : time(reading.stateTime()))
                        .param("updatedTime", reading == null ? null : time(reading.updatedTime()))
                        .param("employee", finish.employeeId())
                        .param("mappingVersion", finish.mappingVersion())
                        .param("mapping", finish.mapping())
                        .param("notTaken", finish.notTaken().stream().distinct().toArray(String[]::new))
                        .param("outcome", finish.outcome())
                        .param("reason", finish.reason())
                        .update()
                == 1;
    }

    /**
     * Removes the row of a contract that Oneflow does not know and that never was synced: otherwise events of made-up contracts would fill the table.
     *
     * @return whether it was such a row, and still this owner's
     */
    boolean forget(UUID owner, ClaimedContract contract) {
        return jdbc.sql(FORGET)
                        .param("account", contract.accountId())
                        .param("contract", contract.contractId())
                        .param("owner", owner)
                        .param("generation", contract.generation())
                        .update()
                == 1;
    }

    /**
     * Notes what is about to be written.
     *
     * @return whether the contract was still its owner's
     */
    boolean plan(ClaimedContract contract, String plan) {
        return jdbc.sql(PLAN)
                        .param("account", contract.accountId())
                        .param("contract", contract.contractId())
                        .param("owner", contract.owner())
                        .param("generation", contract.generation())
                        .param("plan", plan)
                        .update()
                == 1;
    }

    /** Whether the contract was still this owner's. */
    boolean putBack(UUID owner, ClaimedContract contract, PutBack back) {
        Instant now = clock.instant();
        int updated = jdbc.sql(PUT_BACK)
                .param("account", contract.accountId())
                .param("contract", contract.contractId())
                .param("owner", owner)
                .param("generation", contract.generation())
                .param("state", back.state())
                .param("now", time(now))
                .param("due", time(now.plus(back.pause())))
                .param("attempts", back.attempts())
                .param("checks", back.templateChecks())
                .param("priority", contract.priority())
                .param("read", back.read())
                .param("outcome", back.outcome())
                .param("reason", back.reason())
                .update();
        if (updated == 1) {
            int _ = jdbc.sql(UNPARK)
                    .param("account", contract.accountId())
                    .param("contract", contract.contractId())
                    .param("generation", contract.generation())
                    .update();
        }
        return updated == 1;
    }
}
