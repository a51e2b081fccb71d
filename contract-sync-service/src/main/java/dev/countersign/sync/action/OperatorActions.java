package dev.countersign.sync.action;

import dev.countersign.sync.tracing.TraceContext;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of what operators did. An action and its entry belong into one transaction. */
@Component
public final class OperatorActions {

    /**
     * One thing an operator did to one contract, to an account, or to the service.
     *
     * @param sequence its place in the log
     * @param actionId the same for all entries of one action
     * @param accountId null: it was not about one account
     * @param contractId null: it was not about one contract
     * @param detail what else is to be known, such as the state before
     */
    public record Entry(
            long sequence,
            UUID actionId,
            OffsetDateTime happenedAt,
            String who,
            String what,
            @Nullable Long accountId,
            @Nullable Long contractId,
            @Nullable String comment,
            JsonNode detail,
            @Nullable String traceparent) {}

    /**
     * A part of the log, newest first.
     *
     * @param next what to ask for as {@code after}; null at the end
     */
    public record Page(List<Entry> actions, @Nullable Long next) {
        public Page {
            actions = List.copyOf(actions);
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper mapper;
    private final TraceContext traces;
    private final Clock clock;

    OperatorActions(JdbcClient jdbc, JsonMapper mapper, TraceContext traces, Clock clock) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * Notes an action.
     *
     * @return its id
     */
    public UUID add(
            Operator operator,
            String what,
            @Nullable Long accountId,
            @Nullable Long contractId,
            Map<String, ?> detail) {
        UUID action = UUID.randomUUID();
        int _ = jdbc.sql("""
                        insert into operator_action (action_id, happened_at, who, what, account_id, contract_id, comment, detail,
                            traceparent)
                        values (:action, :now, :who, :what, :account, :contract, :comment, cast(:detail as jsonb), :trace)""")
                .param("action", action)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("who", operator.who())
                .param("what", what)
                .param("account", accountId, Types.BIGINT)
                .param("contract", contractId, Types.BIGINT)
                .param("comment", operator.comment(), Types.VARCHAR)
                .param("detail", mapper.writeValueAsString(detail))
                .param("trace", traces.current(), Types.VARCHAR)
                .update();
        return action;
    }

    /**
     * Lists actions, newest first.
     *
     * @param accountId null: of all accounts, and of none
     * @param contractId null: of all contracts, and of none
     * @param what null: whatever it was
     * @param before the {@code next} of the page before; null: from the newest
     * @param most how many at most
     */
    public Page list(
            @Nullable Long accountId,
            @Nullable Long contractId,
            @Nullable String what,
            @Nullable Long before,
            int most) {
        List<Entry> found = jdbc.sql("""
                        select sequence, action_id, happened_at, who, what, account_id, contract_id, comment, detail::text,
                               traceparent
                        from operator_action
                        where (cast(:account as bigint) is null or account_id = :account)
                          and (cast(:contract as bigint) is null or contract_id = :contract)
                          and (cast(:what as text) is null or what = :what)
                          and (cast(:before as bigint) is null or sequence < :before)
                        order by sequence desc limit :most""")
                .param("account", accountId, Types.BIGINT)
                .param("contract", contractId, Types.BIGINT)
                .param("what", what, Types.VARCHAR)
                .param("before", before, Types.BIGINT)
                .param("most", most + 1)
                .query((row, _) -> new Entry(
                        row.getLong("sequence"),
                        row.getObject("action_id", UUID.class),
                        row.getObject("happened_at", OffsetDateTime.class),
                        row.getString("who"),
                        row.getString("what"),
                        row.getObject("account_id", Long.class),
                        row.getObject("contract_id", Long.class),
                        row.getString("comment"),
                        mapper.readTree(row.getString("detail")),
                        row.getString("traceparent")))
                .list();
        boolean more = found.size() > most;
        List<Entry> page = more ? found.subList(0, most) : found;
        return new Page(page, more ? page.getLast().sequence() : null);
    }
}
