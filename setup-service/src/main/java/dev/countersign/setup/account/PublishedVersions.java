package dev.countersign.setup.account;

import dev.countersign.setup.outbox.PendingState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statements that are the same for every table of public state. */
final class PublishedVersions {

    private PublishedVersions() {}

    /** @param keyType the SQL type of the key, which a record carries as text */
    static void mark(JdbcTemplate jdbc, String table, String keyColumn, String keyType, List<PendingState> states) {
        String sql = """
                UPDATE %1$s SET published_version = greatest(published_version, acknowledged.version)
                FROM unnest(?, ?) AS acknowledged (key, version) WHERE %1$s.%2$s = CAST(acknowledged.key AS %3$s)
                """.formatted(table, keyColumn, keyType);
        String[] keys = states.stream().map(PendingState::key).toArray(String[]::new);
        Long[] versions = states.stream().map(PendingState::version).toArray(Long[]::new);
        jdbc.update(sql, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", keys));
            statement.setArray(2, statement.getConnection().createArrayOf("bigint", versions));
        });
    }

    static long lag(JdbcTemplate jdbc, String table) {
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM %s WHERE published_version < version".formatted(table), Long.class);
        return count == null ? 0 : count;
    }

    /** @param changedColumn when a row came to its state */
    static Optional<Instant> laggingSince(JdbcTemplate jdbc, String table, String changedColumn) {
        OffsetDateTime oldest = jdbc.queryForObject(
                "SELECT min(%s) FROM %s WHERE published_version < version".formatted(changedColumn, table),
                OffsetDateTime.class);
        return Optional.ofNullable(oldest).map(OffsetDateTime::toInstant);
    }
}
