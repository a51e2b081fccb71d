package dev.countersign.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.sync.TestProperties;
import dev.countersign.sync.config.ReconciliationProperties;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

final class RunnerTest {

    private final AwayDatabase database = new AwayDatabase();

    @Test
    void a_database_that_is_away_takes_no_place_of_a_run() {
        // Given
        Runner runner = runner(1);
        runner.start();

        // When
        await().untilAsserted(() -> {
            runner.wake();
            // Then
            assertThat(database.asked).hasValueGreaterThan(3);
        });
        runner.stop();
    }

    // Of no run a page is done.
    @SuppressWarnings("NullAway")
    private Runner runner(int atOnce) {
        ReconciliationProperties properties = TestProperties.of(
                ReconciliationProperties.class,
                Map.of("enabled", "false", "accounts-at-once", Integer.toString(atOnce)));
        JdbcClient jdbc = JdbcClient.create(database);
        RunQueue queue = new RunQueue(jdbc, properties, Clock.systemUTC());
        return new Runner(queue, new RunRows(jdbc, properties, Clock.systemUTC()), null, null, properties, null);
    }

    /** Refuses every connection. */
    private static final class AwayDatabase extends AbstractDataSource {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Connection getConnection() throws SQLException {
            int _ = asked.incrementAndGet();
            throw new SQLException("away");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
