package dev.countersign.sync.creation;

import static dev.countersign.sync.creation.RequestRows.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads requests for operators. */
@Component
final class RequestViews {

    private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper mapper;

    RequestViews(JdbcClient jdbc, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    /**
     * Lists requests.
     *
     * @param accountId null: of all accounts
     * @param state null: all
     * @param requestId null: all
     * @param after the {@code next} of the page before; null: from the newest
     */
    RequestPage list(
            @Nullable Long accountId,
            @Nullable String state,
            @Nullable String requestId,
            @Nullable Long after,
            int most) {
        List<RequestView> found = jdbc.sql("""
                        select * from contract_request
                        where (cast(:account as bigint) is null or account_id = :account)
                          and (cast(:state as text) is null or state = :state)
                          and (cast(:request as text) is null or request_id = :request)
                          and (cast(:after as bigint) is null or sequence < :after)
                        order by sequence desc limit :most""")
                .param("account", accountId, Types.BIGINT)
                .param("state", state, Types.VARCHAR)
                .param("request", requestId, Types.VARCHAR)
                .param("after", after, Types.BIGINT)
                .param("most", most + 1)
                .query(this::view)
                .list();
        boolean more = found.size() > most;
        List<RequestView> page = more ? found.subList(0, most) : found;
        return new RequestPage(page, more ? page.getLast().id() : null);
    }

    Optional<RequestView> find(long accountId, String requestId) {
        return jdbc.sql("select * from contract_request where account_id = :account and request_id = :request")
                .param("account", accountId)
                .param("request", requestId)
                .query(this::view)
                .optional();
    }

    Optional<RequestView> find(long accountId, long id) {
        return jdbc.sql("select * from contract_request where account_id = :account and sequence = :id")
                .param("account", accountId)
                .param("id", id)
                .query(this::view)
                .optional();
    }

    /** Whether the account was ever told of. */
    boolean isKnown(long accountId) {
        return jdbc.sql("select exists (select from account where account_id = :account)")
                .param("account", accountId)
                .query(Boolean.class)
                .single();
    }

    private RequestView view(ResultSet row, int number) throws SQLException {
        String requestId = row.getString("request_id");
        String state = row.getString("state");
        return new RequestView(
                row.getLong("sequence"),
                row.getLong("account_id"),
                requestId,
                state,
                row.getString("step"),
                row.getString("source"),
                row.getString("requested_by"),
                instant(row, "requested_at"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getLong("workspace_id"),
                row.getLong("template_id"),
                Marker.of(row.getLong("account_id"), requestId),
                (Long) row.getObject("contract_id"),
                row.getInt("creations"),
                row.getInt("attempts"),
                instant(row, "unsettled_until"),
                state.equals("open") ? instant(row, "due_at") : null,
                row.getString("last_outcome"),
                row.getString("last_reason"),
                row.getString("outcome"),
                row.getString("reason_code"),
                row.getString("reason"),
                mapper.readValue(row.getString("problems"), PROBLEMS),
                instant(row, "settled_at"));
    }
}
