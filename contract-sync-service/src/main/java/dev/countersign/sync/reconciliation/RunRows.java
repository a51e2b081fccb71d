package dev.countersign.sync.reconciliation;

import static dev.countersign.sync.reconciliation.RunQueue.time;

import dev.countersign.sync.config.ReconciliationProperties;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What becomes of a run; only the process that has the lease changes it. */
@Component
final class RunRows {

    /**
     * Where the next page begins.
     *
     * @param from null when all contracts are listed
     */
    record Cursor(@Nullable Instant from, int offset) {}

    /** Oneflow may list as expected again some day, or was only misunderstood. */
    private static final Duration FULL_ONLY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final ReconciliationProperties properties;
    private final Clock clock;

    RunRows(JdbcClient jdbc, ReconciliationProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** A page is done. Whether the run was still this process's; if not, the page's changes must be taken back. */
    boolean page(Run run, Found found, long total, boolean truncated, Cursor next) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update reconciliation_run set
                            pages = pages + 1, total = :total, checked = checked + :checked, missed = missed + :missed,
                            marked = marked + :marked, truncated = truncated or :truncated, failures = 0,
                            from_time = :from, cursor_offset = :offset, updated_at = :now, leased_until = :until
                        where run_id = :run and lease_owner = :owner and state = 'running'""")
                        .param("run", run.id())
                        .param("owner", run.owner())
                        .param("total", total)
                        .param("checked", found.checked())
                        .param("missed", found.missed())
                        .param("marked", found.marks().size())
                        .param("truncated", truncated)
                        .param("from", next.from() == null ? null : time(next.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("offset", next.offset())
                        .param("now", time(now))
                        .param("until", time(now.plus(properties.lease())))
                        .update()
                == 1;
    }

    /** Which contracts a full run has seen. Rows that somebody changes at this moment are left out: of those something was heard since the run started. */
    void listed(Run run, List<Long> contracts) {
        int _ = jdbc.sql("""
                        with seen as (
                            select account_id, contract_id from contract_sync
                            where account_id = :account and contract_id = any(:contracts)
                            order by contract_id for update skip locked)
                        update contract_sync c set listed_run = :run, unlisted_since = null from seen
                        where c.account_id = seen.account_id and c.contract_id = seen.contract_id""")
                .param("run", run.id())
                .param("account", run.accountId())
                .param("contracts", contracts.toArray(Long[]::new))
                .update();
    }

    /**
     * Contracts we follow that a full run did not see, and that nothing was heard of since it started.
     *
     * @param lost the run before saw them, or there was none
     * @param again they were found unlisted before, and Oneflow showed them when asked; who was not asked for the longest time comes first;
     *     none that an operator gave up, which would be tried anew by each run
     */
    record Unlisted(List<Long> lost, List<Long> again) {
        Unlisted {
            lost = List.copyOf(lost);
            again = List.copyOf(again);
        }

        static final Unlisted NONE = new Unlisted(List.of(), List.of());
    }

    Unlisted unlisted(Run run) {
        List<Long> lost = new ArrayList<>();
        List<Long> again = new ArrayList<>();
        jdbc.sql("""
                        select contract_id, unlisted_since is null as lost from contract_sync
                        where account_id = :account and state in ('clean', 'parked', 'given_up') and contract_state is not null
                          and (state <> 'given_up' or unlisted_since is null)
                          and contract_state <> 'deleted' and listed_run is distinct from :run
                          and coalesce(last_read_at, '-infinity') < :started and coalesce(last_event_at, '-infinity') < :started
                        order by last_read_at nulls first, contract_id""")
                .param("account", run.accountId())
                .param("run", run.id())
                .param("started", time(run.startedAt()))
                .query(row -> {
                    (row.getBoolean("lost") ? lost : again).add(row.getLong("contract_id"));
                });
        return new Unlisted(lost, again);
    }

    /** The other side was not there, or our turns are used up: the same page later, by whoever is free then. */
    void again(Run run, Duration after, boolean failed, @Nullable String reason) {
        Instant now = clock.instant();
        int _ = jdbc.sql("""
                        update reconciliation_run set
                            next_page_at = :next, updated_at = :now, reason = :reason, lease_owner = null, leased_until = null,
                            failures = failures + case when :failed then 1 else 0 end
                        where run_id = :run and lease_owner = :owner and state = 'running'""")
                .param("run", run.id())
                .param("owner", run.owner())
                .param("next", time(now.plus(after)))
                .param("now", time(now))
                .param("failed", failed)
                .param("reason", reason, Types.VARCHAR)
                .update();
    }

    /** Oneflow does not list changes as expected: the run lists everything, from the beginning, and so do all others for a while. */
    void listEverything(Run run) {
        int _ = jdbc.sql("update reconciliation_account set full_only_until = :until where account_id = :account")
                .param("account", run.accountId())
                .param("until", time(clock.instant().plus(FULL_ONLY)))
                .update();
        int _ = jdbc.sql("""
                        update reconciliation_run set kind = 'full', from_time = null, cursor_offset = 0
                        where run_id = :run and lease_owner = :owner and state = 'running'""").param("run", run.id()).param("owner", run.owner()).update();
    }

    /**
     * It came to its end.
     *
     * @param unlisted what is read again because Oneflow did not list it
     * @param truncated not everything was seen: what changed is still to be listed from where the last complete run ended
     * @return whether the run was still this process's; if not, what it marked must be taken back
     */
    boolean finished(Run run, Unlisted unlisted, boolean truncated) {
        int marked = unlisted.lost().size() + unlisted.again().size();
        if (!over(run, "finished", null, unlisted.lost().size(), marked)) {
            return false;
        }
        int _ = jdbc.sql("""
                        update contract_sync set unlisted_since = :now
                        where account_id = :account and contract_id = any(:contracts)""")
                .param("now", time(clock.instant()))
                .param("account", run.accountId())
                .param("contracts", unlisted.lost().toArray(Long[]::new))
                .update();
        int _ = jdbc.sql("""
                        update reconciliation_account set
                            watermark = case when :truncated then coalesce(watermark, :watermark)
                                else greatest(watermark, :watermark) end,
                            held = false,
                            full_finished_at = case when :full then :started else full_finished_at end
                        where account_id = :account""")
                .param("account", run.accountId())
                .param("truncated", truncated)
                .param("watermark", time(run.changedBefore()))
                .param("full", run.full())
                .param("started", time(run.startedAt()))
                .update();
        return true;
    }

    /** The next one begins where this one did. */
    void failed(Run run, String reason) {
        boolean _ = over(run, "failed", reason, 0, 0);
    }

    /** It was stopped before a mass change; the schedule leaves the account alone until an operator has a run finish. */
    void aborted(Run run, String reason, int lost) {
        if (over(run, "aborted", reason, lost, 0)) {
            int _ = jdbc.sql("update reconciliation_account set held = true where account_id = :account")
                    .param("account", run.accountId())
                    .update();
        }
    }

    private boolean over(Run run, String state, @Nullable String reason, int lost, int marked) {
        return jdbc.sql("""
                        update reconciliation_run set
                            state = :state, reason = :reason, lost = :lost, finished_at = :now, updated_at = :now, lease_owner = null,
                            leased_until = null, marked = marked + :marked
                        where run_id = :run and lease_owner = :owner and state = 'running'""")
                        .param("run", run.id())
                        .param("owner", run.owner())
                        .param("state", state)
                        .param("reason", reason, Types.VARCHAR)
                        .param("lost", lost)
                        .param("marked", marked)
                        .param("now", time(clock.instant()))
                        .update()
                == 1;
    }

    /** A process that stops gives its runs back: others go on at once. */
    void release(UUID owner) {
        int _ = jdbc.sql("""
                        update reconciliation_run set lease_owner = null, leased_until = null
                        where lease_owner = :owner and state = 'running'""").param("owner", owner).update();
    }
}
