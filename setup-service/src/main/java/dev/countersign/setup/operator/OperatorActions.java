package dev.countersign.setup.operator;

import dev.countersign.setup.tracing.TraceParent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** The table of what operators asked for; the database refuses to change or remove a row. */
@Component
class OperatorActions {

    private static final int TRACE_ID_BEGINS = 3;
    private static final int TRACE_ID_ENDS = 35;
    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final TraceParent trace;
    private final Clock clock;

    OperatorActions(JdbcClient jdbc, TraceParent trace, Clock clock) {
        this.jdbc = jdbc;
        this.trace = trace;
        this.clock = clock;
    }

    /** Adds an action of now, in the current transaction if there is one. */
    void add(
            Authentication who,
            String action,
            @Nullable Long accountId,
            OperatorAction.Outcome outcome,
            @Nullable String detail) {
        String name = who.getName();
        jdbc.sql("""
                        INSERT INTO operator_action
                            (occurred_at, operator, signed_in_by, action, account_id, outcome, detail, trace_id)
                        VALUES (:now, :operator, :by, :action, CAST(:account AS bigint), :outcome, :detail, :trace)
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("operator", name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
                .param("by", who instanceof JwtAuthenticationToken ? "jwt" : "token")
                .param("action", action)
                .param("account", accountId)
                .param("outcome", outcome.name())
                .param("detail", detail)
                .param("trace", traceId())
                .update();
    }

    /**
     * The latest actions first.
     *
     * @param accountId only of this account; null: of all, and of none
     * @param beforeId only older ones than this
     */
    List<OperatorAction> list(@Nullable Long accountId, long beforeId, int limit) {
        return jdbc.sql("""
                        SELECT * FROM operator_action
                        WHERE action_id < :before AND (CAST(:account AS bigint) IS NULL OR account_id = :account)
                        ORDER BY action_id DESC LIMIT :limit
                        """)
                .param("before", beforeId)
                .param("account", accountId)
                .param("limit", limit)
                .query(OperatorActions::read)
                .list();
    }

    private @Nullable String traceId() {
        String traceparent = trace.current();
        return traceparent == null ? null : traceparent.substring(TRACE_ID_BEGINS, TRACE_ID_ENDS);
    }

    private static OperatorAction read(ResultSet row, int number) throws SQLException {
        return new OperatorAction(
                row.getLong("action_id"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("operator"),
                row.getString("signed_in_by"),
                row.getString("action"),
                row.getObject("account_id", Long.class),
                OperatorAction.Outcome.valueOf(row.getString("outcome")),
                row.getString("detail"),
                row.getString("trace_id"));
    }
}
