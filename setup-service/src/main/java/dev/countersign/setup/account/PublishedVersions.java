package dev.countersign.setup.account;

import dev.countersign.setup.outbox.PendingState;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The two statements that are the same for every table of public state. */
final class PublishedVersions {

    private PublishedVersions() {}

    /** @param keyExpression how the SQL type of the key is made from the record's key, for example {@code ?::bigint} */
    static void mark(
            JdbcTemplate jdbc, String table, String keyColumn, String keyExpression, List<PendingState> states) {
        String sql = "UPDATE %s SET published_version = greatest(published_version, ?) WHERE %s = %s"
                .formatted(table, keyColumn, keyExpression);
        jdbc.batchUpdate(
                sql,
                states.stream()
                        .map(state -> new Object[] {state.version(), state.key()})
                        .toList());
    }

    static long lag(JdbcTemplate jdbc, String table) {
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM %s WHERE published_version < version".formatted(table), Long.class);
        return count == null ? 0 : count;
    }
}
