package dev.countersign.sync.reconciliation;

import dev.countersign.sync.config.ReconciliationProperties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which accounts are to be reconciled, and by whom: one run of an account at a time, whichever process does it; a run whose process died goes on elsewhere. */
@Component
final class RunQueue {

    private static final double MILLIS = 1000.0;
    private static final Duration KEPT = Duration.ofDays(7);

    // Each state by itself: there is an index for each.
    private static final String SCHEDULE = """
            insert into reconciliation_run (run_id, account_id, kind, origin, grace_seconds, state, requested_at, updated_at,
                next_page_at)
            select gen_random_uuid(), a.account_id,
                case when r.watermark is null or r.full_only_until > :now or r.full_finished_at is null or r.full_finished_at <= :fullBefore
                    then 'full' else 'changes' end,
                'schedule', :grace, 'queued', :now, :now, :now
            from account a join account_credentials k using (account_id)
                left join reconciliation_account r using (account_id)
            where a.state = 'PROVISIONED' and (k.suspended_until is null or k.suspended_until <= :now)
                and (r.last_started_at is null or r.last_started_at <= :before) and r.held is not true
                and not exists (select from reconciliation_run o where o.account_id = a.account_id and o.state = 'queued')
                and not exists (select from reconciliation_run o where o.account_id = a.account_id and o.state = 'running')
            on conflict do nothing""";

    // A run that waits already becomes what the operator asks for.
    private static final String REQUEST = """
            insert into reconciliation_run as r (run_id, account_id, kind, origin, forced, grace_seconds, state, requested_at,
                updated_at, next_page_at)
            values (:run, :account, 'full', 'operator', :forced, 0, 'queued', :now, :now, :now)
            on conflict (account_id) where state = 'queued' do update
                set kind = 'full', origin = 'operator', forced = r.forced or excluded.forced, grace_seconds = 0
            returning run_id""";

    private static final String START = """
            with next as (
                select q.run_id, q.account_id from reconciliation_run q
                where q.state = 'queued' and not exists (
                    select from reconciliation_run o where o.account_id = q.account_id and o.state = 'running')
                order by q.requested_at limit 1 for update skip locked),
            noted as (
                insert into reconciliation_account as r (account_id, last_started_at) select account_id, :now from next
                on conflict (account_id) do update set last_started_at = excluded.last_started_at)
            update reconciliation_run run set
                state = 'running', started_at = :now, updated_at = :now, lease_owner = :owner, leased_until = :until,
                changed_before = :now - make_interval(secs => run.grace_seconds),
                first_run = r.watermark is null,
                from_time = case when run.kind = 'changes' then r.watermark - make_interval(secs => :overlap) end,
                known = (select count(*) from contract_sync c where c.account_id = run.account_id and c.state <> 'foreign')
            from next left join reconciliation_account r using (account_id)
            where run.run_id = next.run_id""";

    // Who has a lease that ended died on this page, or hangs on it: that is a failure, too.
    private static final String RESUME = """
            update reconciliation_run set lease_owner = :owner, leased_until = :until,
                failures = failures + case when lease_owner is null then 0 else 1 end
            where run_id = (
                select run_id from reconciliation_run
                where state = 'running' and next_page_at <= :now and (leased_until is null or leased_until <= :now)
                order by next_page_at limit 1 for update skip locked)""";

    private final JdbcClient jdbc;
    private final ReconciliationProperties properties;
    private final Clock clock;

    RunQueue(JdbcClient jdbc, ReconciliationProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** Queues the accounts whose time has come. */
    void schedule() {
        Instant now = clock.instant();
        int _ = jdbc.sql(SCHEDULE)
                .param("now", time(now))
                .param("before", time(now.minus(properties.interval())))
                .param("fullBefore", time(now.minus(properties.fullInterval())))
                .param("grace", seconds(properties.grace()))
                .update();
        int _ = jdbc.sql("delete from reconciliation_run where finished_at < :old")
                .param("old", time(now.minus(KEPT)))
                .update();
    }

    /** Queues a full run without grace. */
    UUID request(long accountId, boolean forced) {
        return jdbc.sql(REQUEST)
                .param("run", UUID.randomUUID())
                .param("account", accountId)
                .param("forced", forced)
                .param("now", time(clock.instant()))
                .query(UUID.class)
                .single();
    }

    /** A run for this process to go on with; empty when there is none at the moment. */
    Optional<Run> next() {
        UUID owner = UUID.randomUUID();
        Instant now = clock.instant();
        int claimed = jdbc.sql(RESUME)
                .param("now", time(now))
                .param("until", time(now.plus(properties.lease())))
                .param("owner", owner)
                .update();
        if (claimed == 0) {
            claimed = start(owner, now);
        }
        return claimed == 0 ? Optional.empty() : held(owner);
    }

    private int start(UUID owner, Instant now) {
        try {
            return jdbc.sql(START)
                    .param("now", time(now))
                    .param("until", time(now.plus(properties.lease())))
                    .param("owner", owner)
                    .param("overlap", seconds(properties.overlap()))
                    .update();
        } catch (DuplicateKeyException e) {
            // Another process started a run of the same account at this moment.
            return 0;
        }
    }

    /** The run as it is now, if this owner still has it. */
    Optional<Run> held(UUID owner) {
        return jdbc.sql("select * from reconciliation_run where lease_owner = :owner and state = 'running'")
                .param("owner", owner)
                .query(RunQueue::run)
                .optional();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getObject("run_id", UUID.class),
                row.getLong("account_id"),
                row.getString("kind").equals("full"),
                row.getBoolean("forced"),
                Objects.requireNonNull(instant(row, "started_at")),
                Objects.requireNonNull(instant(row, "changed_before")),
                row.getBoolean("first_run"),
                row.getLong("known"),
                instant(row, "from_time"),
                row.getInt("cursor_offset"),
                row.getLong("missed"),
                row.getBoolean("truncated"),
                row.getInt("failures"),
                row.getObject("lease_owner", UUID.class));
    }

    /** Accounts that an operator means by all. */
    List<Long> accounts() {
        return jdbc.sql("""
                        select account_id from account join account_credentials using (account_id)
                        where state = 'PROVISIONED' order by account_id""").query(Long.class).list();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
