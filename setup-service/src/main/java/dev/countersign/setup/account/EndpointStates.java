package dev.countersign.setup.account;

import dev.countersign.events.SignKey;
import dev.countersign.events.WebhookEndpoint;
import dev.countersign.schemas.cloudevents.EventTypes;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.setup.outbox.PendingState;
import dev.countersign.setup.outbox.StateTable;
import dev.countersign.setup.secret.SealedSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The endpoints and their keys for the topic that only the ingress reads. Relayed first: Oneflow may call as soon as it knows the key. */
@Component
@Order(1)
final class EndpointStates implements StateTable {

    private static final String TABLE = "endpoint";

    private final JdbcTemplate jdbc;

    EndpointStates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String topic() {
        return TopicNames.WEBHOOK_ENDPOINTS;
    }

    @Override
    public String eventType() {
        return EventTypes.WEBHOOK_ENDPOINT;
    }

    @Override
    public List<PendingState> claim(int limit) {
        List<Row> rows = jdbc.query(
                "SELECT * FROM endpoint WHERE published_version < version ORDER BY updated_at LIMIT ? FOR UPDATE SKIP LOCKED",
                EndpointStates::read,
                limit);
        Map<String, List<SignKey>> keys =
                signKeys(rows.stream().filter(Row::open).map(Row::endpointId).toArray(String[]::new));
        return rows.stream()
                .map(row -> toState(row, keys.getOrDefault(row.endpointId(), List.of())))
                .toList();
    }

    @Override
    public void markPublished(List<PendingState> acknowledged) {
        PublishedVersions.mark(jdbc, TABLE, "endpoint_id", "text", acknowledged);
    }

    @Override
    public long lag() {
        return PublishedVersions.lag(jdbc, TABLE);
    }

    @Override
    public Optional<Instant> laggingSince() {
        return PublishedVersions.laggingSince(jdbc, TABLE, "updated_at");
    }

    private static PendingState toState(Row row, List<SignKey> keys) {
        return new PendingState(
                row.endpointId(),
                row.version(),
                row.open() ? toEvent(row, keys) : null,
                "accounts/" + row.accountId() + "/endpoints/" + row.endpointId(),
                row.updatedAt(),
                row.traceparent());
    }

    private static WebhookEndpoint toEvent(Row row, List<SignKey> keys) {
        return WebhookEndpoint.newBuilder()
                .setEndpointId(row.endpointId())
                .setAccountId(row.accountId())
                .setVersion(row.version())
                .setSignKeys(keys)
                .setUpdatedAt(row.updatedAt())
                .build();
    }

    private Map<String, List<SignKey>> signKeys(String[] endpointIds) {
        Map<String, List<SignKey>> keys = new HashMap<>();
        jdbc.query(
                "SELECT * FROM sign_key WHERE endpoint_id = ANY(?) ORDER BY number",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", endpointIds)),
                row -> {
                    keys.computeIfAbsent(row.getString("endpoint_id"), none -> new ArrayList<>())
                            .add(toSignKey(row));
                });
        return keys;
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("endpoint_id"),
                row.getLong("account_id"),
                row.getBoolean("open"),
                row.getLong("version"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("traceparent"));
    }

    private static SignKey toSignKey(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("valid_until", OffsetDateTime.class);
        return SignKey.newBuilder()
                .setKeyId(row.getString("key_id"))
                .setSealedKey(SealedSecret.of(row.getBytes("sealed_key")).toBuffer())
                .setValidFrom(row.getObject("valid_from", OffsetDateTime.class).toInstant())
                .setValidUntil(until == null ? null : until.toInstant())
                .build();
    }

    private record Row(
            String endpointId,
            long accountId,
            boolean open,
            long version,
            Instant updatedAt,
            @Nullable String traceparent) {}
}
