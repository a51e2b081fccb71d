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
import java.util.List;
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
        return jdbc.query(
                "SELECT * FROM endpoint WHERE published_version < version ORDER BY updated_at LIMIT ? FOR UPDATE SKIP LOCKED",
                this::toState,
                limit);
    }

    @Override
    public void markPublished(List<PendingState> acknowledged) {
        PublishedVersions.mark(jdbc, TABLE, "endpoint_id", "?", acknowledged);
    }

    @Override
    public long lag() {
        return PublishedVersions.lag(jdbc, TABLE);
    }

    private PendingState toState(ResultSet row, int number) throws SQLException {
        String endpointId = row.getString("endpoint_id");
        Instant updatedAt = row.getObject("updated_at", OffsetDateTime.class).toInstant();
        return new PendingState(
                endpointId,
                row.getLong("version"),
                row.getBoolean("open") ? toEvent(row, endpointId, updatedAt) : null,
                "accounts/" + row.getLong("account_id") + "/endpoints/" + endpointId,
                updatedAt,
                row.getString("traceparent"));
    }

    private WebhookEndpoint toEvent(ResultSet row, String endpointId, Instant updatedAt) throws SQLException {
        return WebhookEndpoint.newBuilder()
                .setEndpointId(endpointId)
                .setAccountId(row.getLong("account_id"))
                .setVersion(row.getLong("version"))
                .setSignKeys(signKeys(endpointId))
                .setUpdatedAt(updatedAt)
                .build();
    }

    private List<SignKey> signKeys(String endpointId) {
        return jdbc.query(
                "SELECT * FROM sign_key WHERE endpoint_id = ? ORDER BY valid_from, key_id",
                EndpointStates::toSignKey,
                endpointId);
    }

    private static SignKey toSignKey(ResultSet row, int number) throws SQLException {
        OffsetDateTime until = row.getObject("valid_until", OffsetDateTime.class);
        return SignKey.newBuilder()
                .setKeyId(row.getString("key_id"))
                .setSealedKey(SealedSecret.of(row.getBytes("sealed_key")).toBuffer())
                .setValidFrom(row.getObject("valid_from", OffsetDateTime.class).toInstant())
                .setValidUntil(until == null ? null : until.toInstant())
                .build();
    }
}
