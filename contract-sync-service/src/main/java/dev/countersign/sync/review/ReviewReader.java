package dev.countersign.sync.review;

import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import dev.countersign.sync.memory.ReviewValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the table {@code review}, with their values opened. */
@Component
final class ReviewReader implements RowMapper<Review> {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewReader.class);

    private final SecretBox box;
    private final JsonMapper mapper;

    ReviewReader(SecretBox box, JsonMapper mapper) {
        this.box = box;
        this.mapper = mapper;
    }

    @Override
    public Review mapRow(ResultSet row, int number) throws SQLException {
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Review(
                row.getObject("review_id", UUID.class),
                row.getLong("account_id"),
                row.getString("employee_id"),
                row.getString("attribute"),
                row.getLong("contract_id"),
                row.getString("source"),
                row.getBoolean("changed_by_hand"),
                row.getString("mapping_version"),
                row.getString("state"),
                row.getInt("revision"),
                instant(row, "opened_at"),
                instant(row, "updated_at"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decided_by"),
                row.getString("decision_comment"),
                values(row.getLong("account_id"), row.getBytes("sealed_values")));
    }

    private @Nullable ReviewValues values(long accountId, byte @Nullable [] sealed) {
        if (sealed == null) {
            return null;
        }
        try {
            return mapper.readValue(box.open(sealed, SecretOwners.auditValues(accountId)), ReviewValues.class);
        } catch (SecretUnreadableException e) {
            LOG.atWarn()
                    .addKeyValue("account", accountId)
                    .log("A review's values don't open with the credentials keyset; they are left out");
            return null;
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
