package dev.countersign.sync.parking;

import dev.countersign.sync.action.Operator;
import dev.countersign.sync.config.ReplayProperties;
import dev.countersign.sync.contract.Workers;
import dev.countersign.sync.tracing.TraceContext;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Replays contracts that wait for a person, or gives them up. What is replayed gets its turns one after another at the configured rate and behind everything
 * that is fresh: the due times are spread when it is asked for, so a crash loses nothing, and a further replay queues up behind it.
 */
@Component
public final class BulkActions {

    private static final Logger LOG = LoggerFactory.getLogger(BulkActions.class);
    private static final double NANOS = 1e9;

    // What somebody is changing at this moment is no longer waiting for a person.
    private static final String CHOOSE = """
            with chosen as (
                select account_id, contract_id, state, last_outcome,
                       row_number() over (order by parked_at nulls last, account_id, contract_id) - 1 as place
                from (select account_id, contract_id, state, last_outcome, parked_at from contract_sync
                      where state = :state
                        and (cast(:account as bigint) is null or account_id = :account)
                        and (cast(:contracts as bigint[]) is null or contract_id = any(:contracts))
                        and (cast(:outcome as text) is null or last_outcome = :outcome)
                        and (cast(:before as timestamptz) is null or parked_at <= :before)
                      order by parked_at nulls last, account_id, contract_id limit :most for update skip locked) found),
            """;

    private static final String LOGGED = """
            logged as (
                insert into operator_action (action_id, happened_at, who, what, account_id, contract_id, comment, detail,
                    traceparent)
                select :action, :now, :who, :what, d.account_id, d.contract_id, :comment,
                       jsonb_build_object('state', d.state, 'outcome', d.last_outcome), :trace
                from done d order by place
                returning 1)
            select count(*) from logged""";

    private static final String REPLAY = CHOOSE + """
            done as (
                update contract_sync c set
                    state = 'dirty', generation = generation + 1, attempts = 0, template_checks = 0, not_taken = '{}', priority = 2,
                    dirty_since = :now, due_at = :from + make_interval(secs => chosen.place * :spacing), traceparent = :trace
                from chosen where c.account_id = chosen.account_id and c.contract_id = chosen.contract_id
                returning c.account_id, c.contract_id, chosen.state, chosen.last_outcome, chosen.place),
            """ + LOGGED;

    private static final String GIVE_UP = CHOOSE + """
            done as (
                update contract_sync c set state = 'given_up', given_up_at = :now, look_again_at = null
                from chosen where c.account_id = chosen.account_id and c.contract_id = chosen.contract_id
                returning c.account_id, c.contract_id, chosen.state, chosen.last_outcome, chosen.place),
            """ + LOGGED;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ReplayProperties properties;
    private final Workers workers;
    private final TraceContext traces;
    private final Clock clock;

    BulkActions(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ReplayProperties properties,
            Workers workers,
            TraceContext traces,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.properties = properties;
        this.workers = workers;
        this.traces = traces;
        this.clock = clock;
    }

    /** Has the contracts tried again, one after another. */
    public BulkResult replay(ContractSelection selection, Operator operator) {
        BulkResult result = Objects.requireNonNull(transactions.execute(_ -> replayed(selection, operator)));
        workers.wake();
        log(result, "Operator replays contracts");
        return result;
    }

    private BulkResult replayed(ContractSelection selection, Operator operator) {
        UUID action = UUID.randomUUID();
        Duration spacing = Duration.ofNanos(Math.round(NANOS / properties.perSecond()));
        Instant begin = queueEnd();
        int contracts = with(selection, operator, action, "replay", REPLAY)
                .param("from", time(begin))
                .param("spacing", spacing.toNanos() / NANOS)
                .query(Integer.class)
                .single();
        if (contracts == 0) {
            return new BulkResult(action, 0, null, null);
        }
        Instant end = begin.plus(spacing.multipliedBy(contracts));
        int _ = jdbc.sql("update replay_queue set released_until = :end")
                .param("end", time(end))
                .update();
        return new BulkResult(action, contracts, begin, end.minus(spacing));
    }

    /** Locks the queue: replays at the same time get their places one after the other. */
    private Instant queueEnd() {
        Instant now = clock.instant();
        return jdbc.sql("select greatest(released_until, :now) from replay_queue for update")
                .param("now", time(now))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Nobody tries the contracts any more, until something happens to them. Only what is parked can be given up. */
    public BulkResult giveUp(ContractSelection selection, Operator operator) {
        if (!selection.state().equals("parked")) {
            throw new IllegalArgumentException("Only parked contracts can be given up; leave state out");
        }
        UUID action = UUID.randomUUID();
        int contracts = with(selection, operator, action, "give_up", GIVE_UP)
                .query(Integer.class)
                .single();
        BulkResult result = new BulkResult(action, contracts, null, null);
        log(result, "Operator gives contracts up");
        return result;
    }

    private JdbcClient.StatementSpec with(
            ContractSelection selection, Operator operator, UUID action, String what, String sql) {
        Instant now = clock.instant();
        Duration age = selection.olderThan();
        Long[] contracts =
                selection.contracts() == null ? null : selection.contracts().toArray(Long[]::new);
        return jdbc.sql(sql)
                .param("state", selection.state())
                .param("account", selection.accountId(), Types.BIGINT)
                .param("contracts", contracts, Types.ARRAY)
                .param("outcome", selection.outcome(), Types.VARCHAR)
                .param("before", age == null ? null : time(now.minus(age)), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("most", selection.most())
                .param("now", time(now))
                .param("action", action)
                .param("who", operator.who())
                .param("what", what)
                .param("comment", operator.comment(), Types.VARCHAR)
                .param("trace", traces.current(), Types.VARCHAR);
    }

    private static void log(BulkResult result, String message) {
        LOG.atInfo()
                .addKeyValue("action", result.actionId())
                .addKeyValue("contracts", result.contracts())
                .log(message);
    }

    private static @Nullable OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
