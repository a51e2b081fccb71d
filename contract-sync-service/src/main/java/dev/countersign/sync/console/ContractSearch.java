package dev.countersign.sync.console;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds contracts by what their rows hold in clear: Oneflow's ids, and the HRM's id of the employee. */
@Component
class ContractSearch {

    /** A contract that was found; public, because templates read it. */
    public record Found(
            long accountId,
            long contractId,
            String state,
            @Nullable String contractState,
            @Nullable String lastOutcome,
            @Nullable String employeeId,
            @Nullable OffsetDateTime lastSyncedAt) {}

    static final int MOST = 50;

    private final JdbcClient jdbc;

    ContractSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that fit all that is given, those last tried first. */
    List<Found> find(@Nullable Long account, @Nullable Long contract, @Nullable String employee) {
        return jdbc.sql("""
                        select account_id, contract_id, state, contract_state, last_outcome, employee_id, last_synced_at
                        from contract_sync
                        where (cast(:account as bigint) is null or account_id = :account)
                          and (cast(:contract as bigint) is null or contract_id = :contract)
                          and (cast(:employee as text) is null or employee_id = :employee)
                        order by coalesce(last_attempt_at, last_event_at) desc nulls last, account_id, contract_id limit :most""")
                .param("account", account, Types.BIGINT)
                .param("contract", contract, Types.BIGINT)
                .param("employee", employee, Types.VARCHAR)
                .param("most", MOST)
                .query(Found.class)
                .list();
    }
}
