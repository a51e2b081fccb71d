package dev.countersign.sync.parking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of contracts that wait for a person, longest first. Without personal values. */
@Component
public final class ParkedContracts {

    /**
     * One that waits.
     *
     * @param outcome of its last sync
     * @param reason what happened, to what
     * @param whatToDo what a person can do about it; null when nothing is known
     * @param failures in a row
     */
    public record Parked(
            long accountId,
            long contractId,
            String state,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String whatToDo,
            @Nullable OffsetDateTime parkedAt,
            @Nullable OffsetDateTime givenUpAt,
            int failures,
            @Nullable String contractState,
            @Nullable String employeeId,
            @Nullable OffsetDateTime lastSyncedAt) {}

    /**
     * How many wait for one reason.
     *
     * @param oldest since when the first of them waits
     */
    public record Group(
            long accountId,
            @Nullable String outcome,
            long contracts,
            @Nullable OffsetDateTime oldest,
            @Nullable String whatToDo) {}

    /**
     * A part of the list.
     *
     * @param next what to ask for as {@code after}; null at the end
     */
    public record Page(List<Parked> contracts, @Nullable String next) {
        public Page {
            contracts = List.copyOf(contracts);
        }
    }

    private static final int MOST_GROUPS = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    ParkedContracts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Lists contracts that wait.
     *
     * @param accountId null: of all accounts
     * @param outcome null: for whatever reason
     * @param state {@code parked} or {@code given_up}
     * @param olderThan null: since whenever
     * @param after null: from the one that waits longest
     * @param most how many at most
     */
    public Page list(
            @Nullable Long accountId,
            @Nullable String outcome,
            String state,
            @Nullable Duration olderThan,
            @Nullable ParkedCursor after,
            int most) {
        List<Parked> found = jdbc.sql("""
                        select account_id, contract_id, state, last_outcome, last_reason, parked_at, given_up_at, attempts,
                               contract_state, employee_id, last_synced_at
                        from contract_sync
                        where state in ('parked', 'given_up') and state = :state and parked_at is not null
                          and (cast(:account as bigint) is null or account_id = :account)
                          and (cast(:outcome as text) is null or last_outcome = :outcome)
                          and (cast(:before as timestamptz) is null or parked_at <= :before)
                          and (cast(:at as timestamptz) is null or
                               (parked_at, account_id, contract_id) > (:at, cast(:atAccount as bigint), cast(:atContract as bigint)))
                        order by parked_at, account_id, contract_id limit :most""")
                .param("state", state)
                .param("account", accountId, Types.BIGINT)
                .param("outcome", outcome, Types.VARCHAR)
                .param(
                        "before",
                        olderThan == null
                                ? null
                                : OffsetDateTime.ofInstant(clock.instant().minus(olderThan), ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "at",
                        after == null ? null : OffsetDateTime.ofInstant(after.parkedAt(), ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("atAccount", after == null ? null : after.accountId(), Types.BIGINT)
                .param("atContract", after == null ? null : after.contractId(), Types.BIGINT)
                .param("most", most + 1)
                .query(ParkedContracts::parked)
                .list();
        boolean more = found.size() > most;
        List<Parked> page = more ? found.subList(0, most) : found;
        return new Page(page, more ? ParkedCursor.after(page.getLast()).text() : null);
    }

    /** Why contracts are parked, by account and reason, the most frequent first. */
    public List<Group> groups() {
        return jdbc.sql("""
                        select account_id, last_outcome, count(*) as contracts, min(parked_at) as oldest from contract_sync
                        where state = 'parked' group by account_id, last_outcome
                        order by contracts desc, account_id limit :most""")
                .param("most", MOST_GROUPS)
                .query((row, _) -> new Group(
                        row.getLong("account_id"),
                        row.getString("last_outcome"),
                        row.getLong("contracts"),
                        row.getObject("oldest", OffsetDateTime.class),
                        Advice.of(row.getString("last_outcome"))))
                .list();
    }

    private static Parked parked(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("last_outcome");
        return new Parked(
                row.getLong("account_id"),
                row.getLong("contract_id"),
                row.getString("state"),
                outcome,
                row.getString("last_reason"),
                Advice.of(outcome),
                row.getObject("parked_at", OffsetDateTime.class),
                row.getObject("given_up_at", OffsetDateTime.class),
                row.getInt("attempts"),
                row.getString("contract_state"),
                row.getString("employee_id"),
                row.getObject("last_synced_at", OffsetDateTime.class));
    }
}
