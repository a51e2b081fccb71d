package dev.countersign.setup.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.setup.TestEnvironment;
import dev.countersign.setup.config.DriftProperties;
import dev.countersign.setup.work.AccountThreads;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** When 10,000 accounts are compared, in simulated time: the real table and workers, a clock of ours, and nobody at Oneflow. */
final class DriftScheduleIT {

    private static final Logger LOG = LoggerFactory.getLogger(DriftScheduleIT.class);
    private static final int ACCOUNTS = 10_000;
    private static final DriftProperties PROPERTIES = new DriftProperties(Duration.ofHours(1), 5, 5);

    private final MovingClock clock = new MovingClock();

    @Test
    void after_an_outage_ten_thousand_accounts_are_compared_in_a_row_and_not_in_a_burst()
            throws ExecutionException, InterruptedException, SQLException {
        // Given
        TestEnvironment environment = TestEnvironment.shared();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        environment.createDatabase("schedule");
        Flyway.configure()
                .dataSource(environment.database("schedule"))
                .schemas("setup")
                .load()
                .migrate();
        try (var connection =
                new SingleConnectionDataSource(environment.database("schedule").getConnection(), true)) {
            JdbcClient jdbc = JdbcClient.create(connection);
            jdbc.sql("SET search_path TO setup").update();
            // All became due while the service was away.
            jdbc.sql("INSERT INTO drift_check (account_id, next_check_at) SELECT n, ? FROM generate_series(1, ?) n")
                    .params(clock.instant().minus(Duration.ofHours(12)).atOffset(ZoneOffset.UTC), ACCOUNTS)
                    .update();
            DriftStore store = new DriftStore(jdbc, PROPERTIES, new Random(4), clock);
            Map<Long, List<Instant>> visits = new ConcurrentHashMap<>();
            var visited = new ConcurrentLinkedQueue<Long>();
            DriftWorkers workers = new DriftWorkers(
                    store,
                    account -> {
                        visits.computeIfAbsent(account, none -> new ArrayList<>())
                                .add(clock.instant());
                        visited.add(account);
                    },
                    PROPERTIES,
                    new AccountThreads(PROPERTIES.parallel(), thread, DriftWorkers.BROKEN_OFF));

            // When
            Instant start = clock.instant();
            while (clock.instant().isBefore(start.plus(Duration.ofMinutes(110)))) {
                workers.turn();
                thread.submit(() -> {}).get();
                for (Long account = visited.poll(); account != null; account = visited.poll()) {
                    store.compared(account, List.of());
                }
                clock.advance(Duration.ofSeconds(1));
            }
            workers.stop();

            // Then
            Map<Instant, Integer> bySecond = new HashMap<>();
            visits.values().stream().flatMap(List::stream).forEach(at -> bySecond.merge(at, 1, Integer::sum));
            LOG.info(
                    "{} accounts that were all due: each compared within {} min, at most {} in a second (bound {})",
                    ACCOUNTS,
                    visits.values().stream()
                            .map(List::getFirst)
                            .map(at -> Duration.between(start, at).toMinutes())
                            .max(Comparator.naturalOrder())
                            .orElseThrow(),
                    Collections.max(bySecond.values()),
                    PROPERTIES.perSecond());
            assertThat(visits).hasSize(ACCOUNTS);
            assertThat(bySecond.values()).allMatch(count -> count <= PROPERTIES.perSecond());
            assertThat(visits.values()).allSatisfy(times -> {
                for (int i = 1; i < times.size(); i++) {
                    assertThat(Duration.between(times.get(i - 1), times.get(i)))
                            .isBetween(Duration.ofMinutes(54), Duration.ofMinutes(67));
                }
            });
            // The first row took 34 minutes; the second begins when the first accounts are due again.
            assertThat(visits.values().stream().mapToInt(List::size).sum()).isGreaterThan(ACCOUNTS * 3 / 2);
        }
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration step) {
            now = now.plus(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
