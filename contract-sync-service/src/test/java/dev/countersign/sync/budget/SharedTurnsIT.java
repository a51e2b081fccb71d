package dev.countersign.sync.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oneflow.OneflowToken;
import dev.countersign.oneflow.RateBudget;
import dev.countersign.oneflow.TokenTurns;
import dev.countersign.oneflow.Urgency;
import dev.countersign.sync.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two replicas with one PostgreSQL and one token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SharedTurnsIT {

    /** 10 at once, then one every 33 ms. */
    private static final RateBudget LIMITS =
            new RateBudget(40, Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofMinutes(1));

    private static final double NANOS = 1e9;

    private SharedTurns one;
    private SharedTurns two;
    private int tokens;

    @BeforeAll
    void start() {
        JdbcClient jdbc = TestDatabase.migrated("shared_turns").jdbc();
        one = new SharedTurns(jdbc, LIMITS, 50);
        two = new SharedTurns(jdbc, LIMITS, 50);
    }

    @Test
    void two_replicas_together_stay_within_the_window_and_both_get_turns()
            throws ExecutionException, InterruptedException {
        // Given
        OneflowToken token = token();
        long begun = System.nanoTime();
        long end = begun + Duration.ofMillis(1500).toNanos();

        // When
        int[] taken = new int[2];
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> first = new ArrayList<>();
            List<Future<Integer>> second = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                first.add(threads.submit(() -> takeUntil(one.of(token), end)));
                second.add(threads.submit(() -> takeUntil(two.of(token), end)));
            }
            taken[0] = sum(first);
            taken[1] = sum(second);
        }

        // Then
        double seconds = (System.nanoTime() - begun) / NANOS;
        assertThat(taken[0] + taken[1]).isBetween(40, 10 + (int) Math.ceil(30 * seconds));
        assertThat(taken[0]).isPositive();
        assertThat(taken[1]).isPositive();
    }

    @Test
    void backfill_leaves_a_part_to_what_somebody_waits_for() throws InterruptedException {
        // Given
        OneflowToken token = token();
        int backfill = 0;
        while (one.of(token).take(Urgency.BACKFILL)) {
            backfill++;
        }
        assertThat(backfill).isBetween(5, 7);
        assertThat(one.of(token).untilNext(Urgency.BACKFILL)).isPositive();

        // When
        boolean urgent = two.of(token).take(Urgency.INTERACTIVE);

        // Then
        assertThat(urgent).isTrue();
        assertThat(two.of(token).available()).isPositive();
        assertThat(one.of(token).take(Urgency.BACKFILL)).isFalse();
    }

    @Test
    void a_429_of_one_replica_pauses_the_other() throws InterruptedException {
        // Given
        OneflowToken token = token();
        assertThat(two.of(token).take(Urgency.INTERACTIVE)).isTrue();

        // When
        one.of(token).pause(Duration.ofSeconds(30));
        one.of(token).pause(Duration.ofSeconds(30));

        // Then
        assertThat(two.of(token).take(Urgency.INTERACTIVE)).isFalse();
        assertThat(two.of(token).untilNext(Urgency.INTERACTIVE))
                .isBetween(Duration.ofSeconds(29), Duration.ofSeconds(31));
        assertThat(two.of(token).available()).isZero();
        assertThat(two.of(token()).take(Urgency.INTERACTIVE)).isTrue();
    }

    private OneflowToken token() {
        tokens++;
        return new OneflowToken("%040d".formatted(tokens));
    }

    private static int takeUntil(TokenTurns turns, long end) throws InterruptedException {
        int taken = 0;
        while (System.nanoTime() < end) {
            taken += turns.take(Urgency.INTERACTIVE) ? 1 : 0;
        }
        return taken;
    }

    private static int sum(List<Future<Integer>> counts) throws InterruptedException, ExecutionException {
        int sum = 0;
        for (Future<Integer> count : counts) {
            sum += count.get();
        }
        return sum;
    }
}
