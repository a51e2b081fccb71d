package dev.countersign.setup.account;

import dev.countersign.events.AccountCredentials;
import dev.countersign.schemas.cloudevents.EventTypes;
import dev.countersign.schemas.topic.RecordKeys;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.setup.outbox.PendingState;
import dev.countersign.setup.outbox.StateTable;
import dev.countersign.setup.secret.SealedSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The credentials for the topic that only the sync service reads. */
@Component
@Order(2)
final class CredentialsStates implements StateTable {

    private static final String TABLE = "credentials";

    private final JdbcTemplate jdbc;

    CredentialsStates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String topic() {
        return TopicNames.ACCOUNT_CREDENTIALS;
    }

    @Override
    public String eventType() {
        return EventTypes.ACCOUNT_CREDENTIALS;
    }

    @Override
    public List<PendingState> claim(int limit) {
        return jdbc.query(
                "SELECT * FROM credentials WHERE published_version < version ORDER BY updated_at LIMIT ? FOR UPDATE SKIP LOCKED",
                CredentialsStates::toState,
                limit);
    }

    @Override
    public void markPublished(List<PendingState> acknowledged) {
        PublishedVersions.mark(jdbc, TABLE, "account_id", "bigint", acknowledged);
    }

    @Override
    public long lag() {
        return PublishedVersions.lag(jdbc, TABLE);
    }

    @Override
    public Optional<Instant> laggingSince() {
        return PublishedVersions.laggingSince(jdbc, TABLE, "updated_at");
    }

    private static PendingState toState(ResultSet row, int number) throws SQLException {
        long accountId = row.getLong("account_id");
        Instant updatedAt = row.getObject("updated_at", OffsetDateTime.class).toInstant();
        return new PendingState(
                RecordKeys.account(accountId),
                row.getLong("version"),
                row.getBoolean("live") ? toEvent(row, accountId, updatedAt) : null,
                "accounts/" + accountId,
                updatedAt,
                row.getString("traceparent"));
    }

    private static AccountCredentials toEvent(ResultSet row, long accountId, Instant updatedAt) throws SQLException {
        SealedSecret email = SealedSecret.ofNullable(row.getBytes("sealed_user_email"));
        return AccountCredentials.newBuilder()
                .setAccountId(accountId)
                .setVersion(row.getLong("version"))
                .setSealedOneflowToken(
                        SealedSecret.of(row.getBytes("sealed_token")).toBuffer())
                .setSealedOneflowUserEmail(email == null ? null : email.toBuffer())
                .setHrm(toEvent(HrmColumns.read(row)))
                .setUpdatedAt(updatedAt)
                .build();
    }

    private static dev.countersign.events.@Nullable HrmConnection toEvent(@Nullable HrmConnection hrm) {
        if (hrm == null) {
            return null;
        }
        return dev.countersign.events.HrmConnection.newBuilder()
                .setKind(hrm.kind())
                .setBaseUrl(hrm.baseUrl())
                .setAuthentication(hrm.authentication())
                .setSealedSecret(hrm.sealedSecret().toBuffer())
                .setTokenUrl(hrm.tokenUrl())
                .setClientId(hrm.clientId())
                .build();
    }
}
