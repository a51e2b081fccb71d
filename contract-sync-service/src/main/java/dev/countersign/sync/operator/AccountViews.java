package dev.countersign.sync.operator;

import dev.countersign.sync.breaker.Breakers;
import dev.countersign.sync.parking.Advice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where accounts stand: what waits, whether they are suspended, and whom this process leaves alone. */
@Component
public final class AccountViews {

    /**
     * Why an account rests.
     *
     * @param nextProbe when one contract is tried, if one is due
     */
    public record Suspension(
            OffsetDateTime since,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable OffsetDateTime nextProbe,
            @Nullable String whatToDo) {}

    /**
     * One account.
     *
     * @param oldestWaiting since when a contract waits for its sync
     * @param lastSynced when a contract was last brought in line
     * @param reconciledUntil everything that changed before was seen; null: never reconciled
     * @param reconciliationHeld whether a run was stopped before a mass change and waits for an operator
     * @param suspension null: it works
     * @param breakers of the process that answers
     */
    public record AccountView(
            long accountId,
            String state,
            boolean hrmConnected,
            long waiting,
            long parked,
            @Nullable OffsetDateTime oldestWaiting,
            @Nullable OffsetDateTime lastSynced,
            @Nullable OffsetDateTime reconciledUntil,
            boolean reconciliationHeld,
            @Nullable Suspension suspension,
            List<Breakers.Standing> breakers) {}

    private static final String SELECT = """
            select a.account_id, a.state, k.hrm_kind is not null as hrm_connected, k.suspended_since, k.suspended_outcome,
                   k.suspended_reason, k.suspended_until, r.watermark, coalesce(r.held, false) as held,
                   (select count(*) from contract_sync c where c.account_id = a.account_id and c.state = 'dirty') as waiting,
                   (select count(*) from contract_sync c where c.account_id = a.account_id and c.state = 'parked') as parked,
                   (select min(dirty_since) from contract_sync c where c.account_id = a.account_id and c.state = 'dirty') as oldest_waiting,
                   (select max(last_synced_at) from contract_sync c where c.account_id = a.account_id) as last_synced
            from account a left join account_credentials k using (account_id)
                left join reconciliation_account r using (account_id)
            """;

    private final JdbcClient jdbc;
    private final Breakers breakers;

    AccountViews(JdbcClient jdbc, Breakers breakers) {
        this.jdbc = jdbc;
        this.breakers = breakers;
    }

    /**
     * Lists accounts by their number.
     *
     * @param suspended only those that are
     * @param after the number of the last one seen; null: from the first
     */
    public List<AccountView> list(boolean suspended, @Nullable Long after, int most) {
        return jdbc.sql(SELECT + """
                        where (cast(:after as bigint) is null or a.account_id > :after)
                          and (not :suspended or k.suspended_since is not null)
                        order by a.account_id limit :most""")
                .param("after", after, Types.BIGINT)
                .param("suspended", suspended)
                .param("most", most)
                .query(this::view)
                .list();
    }

    public Optional<AccountView> find(long accountId) {
        return jdbc.sql(SELECT + "where a.account_id = :account")
                .param("account", accountId)
                .query(this::view)
                .optional();
    }

    private AccountView view(ResultSet row, int number) throws SQLException {
        long account = row.getLong("account_id");
        OffsetDateTime since = time(row, "suspended_since");
        String outcome = row.getString("suspended_outcome");
        return new AccountView(
                account,
                row.getString("state"),
                row.getBoolean("hrm_connected"),
                row.getLong("waiting"),
                row.getLong("parked"),
                time(row, "oldest_waiting"),
                time(row, "last_synced"),
                time(row, "watermark"),
                row.getBoolean("held"),
                since == null
                        ? null
                        : new Suspension(
                                since,
                                outcome,
                                row.getString("suspended_reason"),
                                time(row, "suspended_until"),
                                Advice.of(outcome)),
                breakers.standing(account));
    }

    private static @Nullable OffsetDateTime time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class);
    }
}
