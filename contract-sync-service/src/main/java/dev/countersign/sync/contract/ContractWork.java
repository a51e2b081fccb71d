package dev.countersign.sync.contract;

import dev.countersign.sync.config.SyncProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which contracts are dirty: one row for each contract, however many events. */
@Component
public final class ContractWork {

    // The case for due_at: a contract that backs off keeps its wait; a signature does not wait for the interval between
    // two reads.
    private static final String MARK = """
            insert into contract_sync as c (account_id, contract_id, state, due_at, dirty_since, priority, events_received,
                last_event_type, last_event_time, last_event_at, last_callback_id, traceparent)
            values (:account, :contract, 'dirty', :due, :now, :priority, :events, :type, :eventTime, :eventAt, :callback,
                :traceparent)
            on conflict (account_id, contract_id) do update set
                state = 'dirty',
                generation = c.generation + 1,
                due_at = case
                    when c.state = 'dirty' and c.attempts > 0 then c.due_at
                    when excluded.priority = 0 then excluded.due_at
                    when c.state = 'dirty' and c.leased_until is null then least(c.due_at, excluded.due_at)
                    else greatest(excluded.due_at, c.last_read_at + make_interval(secs => :interval)) end,
                dirty_since = case when c.state = 'dirty' then c.dirty_since else excluded.dirty_since end,
                priority = case when c.state = 'dirty' then least(c.priority, excluded.priority) else excluded.priority end,
                attempts = case when c.state = 'dirty' then c.attempts else 0 end,
                template_checks = case when c.state = 'dirty' then c.template_checks else 0 end,
                events_received = c.events_received + excluded.events_received,
                last_event_type = excluded.last_event_type,
                last_event_time = excluded.last_event_time,
                last_event_at = coalesce(excluded.last_event_at, c.last_event_at),
                last_callback_id = excluded.last_callback_id,
                traceparent = excluded.traceparent""";

    private final NamedParameterJdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SyncProperties properties;

    ContractWork(NamedParameterJdbcTemplate batches, JdbcClient jdbc, Clock clock, SyncProperties properties) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
    }

    /** Marks contracts as dirty, in one statement each; the marks must be of different contracts. */
    public void mark(Collection<DirtyMark> marks) {
        SqlParameterSource[] rows = marks.stream()
                // Always in this order: two batches that touch the same contracts can't lock each other out.
                .sorted(Comparator.comparingLong(DirtyMark::accountId).thenComparingLong(DirtyMark::contractId))
                .map(this::row)
                .toArray(SqlParameterSource[]::new);
        if (rows.length > 0) {
            int[] _ = batches.batchUpdate(MARK, rows);
        }
    }

    private SqlParameterSource row(DirtyMark mark) {
        Instant now = clock.instant();
        Instant due = now.plus(mark.priority() == Priority.SIGNATURE ? properties.settle() : properties.settleOthers());
        return new MapSqlParameterSource()
                .addValue("account", mark.accountId())
                .addValue("contract", mark.contractId())
                .addValue("due", time(due))
                .addValue("interval", properties.rereadInterval().toMillis() / 1000.0)
                .addValue("now", time(now))
                .addValue("priority", mark.priority().rank())
                .addValue("events", mark.events())
                .addValue("type", mark.eventType())
                .addValue("eventTime", time(mark.eventTime()))
                .addValue("eventAt", mark.events() == 0 ? null : time(now))
                .addValue("callback", mark.callbackId())
                .addValue("traceparent", mark.traceparent());
    }

    /** Whether there is such a contract. */
    public boolean knows(long accountId, long contractId) {
        return jdbc.sql(
                        "select exists (select from contract_sync where account_id = :account and contract_id = :contract)")
                .param("account", accountId)
                .param("contract", contractId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Ends a contract's backing off, so that the next mark makes it due, and forgets what the HRM did not keep.
     *
     * @return whether there is such a contract
     */
    public boolean retryNow(long accountId, long contractId) {
        return jdbc.sql("""
                        update contract_sync set attempts = 0, not_taken = '{}'
                        where account_id = :account and contract_id = :contract""")
                        .param("account", accountId)
                        .param("contract", contractId)
                        .update()
                == 1;
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** The wait before the contract's next look, when nothing happens meanwhile. */
    Duration settle() {
        return properties.settle();
    }
}
