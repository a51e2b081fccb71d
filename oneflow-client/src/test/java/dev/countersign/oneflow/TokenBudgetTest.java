package dev.countersign.oneflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class TokenBudgetTest {

    private static final RateBudget LIMITS =
            new RateBudget(2000, Duration.ofMinutes(5), Duration.ofSeconds(5), Duration.ofMinutes(1));

    private final Time time = new Time();
    private final TokenBudget budget = new TokenBudget(LIMITS, time, time);

    @Test
    void a_burst_passes_at_once_and_the_rest_evenly() throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            assertThat(budget.take()).isTrue();
        }
        assertThat(time.elapsed()).isZero();

        boolean next = budget.take();

        assertThat(next).isTrue();
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void no_window_sees_more_than_the_limit() throws InterruptedException {
        int taken = 0;

        while (time.elapsed().compareTo(LIMITS.window()) < 0) {
            taken += budget.take() ? 1 : 0;
        }

        assertThat(taken).isBetween(1990, 2001);
    }

    @Test
    void nobody_waits_longer_than_allowed() throws InterruptedException {
        budget.pause(Duration.ofSeconds(10));

        boolean turn = budget.take();

        assertThat(turn).isFalse();
        assertThat(time.elapsed()).isZero();
        assertThat(budget.untilNext()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
        assertThat(budget.available()).isZero();
    }

    @Property(tries = 200)
    void a_pause_lasts_at_least_as_long_as_asked_however_often_it_is_asked(
            @ForAll @LongRange(min = 1, max = 300_000) long millis,
            @ForAll @IntRange(min = 1, max = 20) int times,
            @ForAll @IntRange(min = 0, max = 400) int takenBefore)
            throws InterruptedException {
        Time clock = new Time();
        TokenBudget paused = new TokenBudget(LIMITS, clock, clock);
        for (int i = 0; i < takenBefore; i++) {
            paused.take();
        }
        Duration pause = Duration.ofMillis(millis);

        for (int i = 0; i < times; i++) {
            paused.pause(pause);
        }

        assertThat(paused.untilNext()).isBetween(pause, pause.plusMillis(500));
    }

    @Test
    void without_patience_there_is_no_wait() throws InterruptedException {
        TokenBudget impatient = new TokenBudget(
                new RateBudget(4, Duration.ofSeconds(4), Duration.ZERO, Duration.ofSeconds(1)), time, time);
        impatient.take();

        boolean turn = impatient.take();

        assertThat(turn).isFalse();
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void budgets_are_bounded_and_the_longest_unused_goes() {
        TokenBudgets budgets = new TokenBudgets(LIMITS, 2, time, time);
        OneflowToken first = token('a');
        OneflowToken second = token('b');
        TokenBudget kept = budgets.of(first);
        TokenBudget forgotten = budgets.of(second);
        budgets.of(first);

        budgets.of(token('c'));

        assertThat(budgets.size()).isEqualTo(2);
        assertThat(budgets.of(first)).isSameAs(kept);
        assertThat(budgets.of(second)).isNotSameAs(forgotten);
    }

    private static OneflowToken token(char filled) {
        return new OneflowToken(String.valueOf(filled).repeat(40));
    }

    /** Time that passes only when somebody waits. */
    private static final class Time implements TimeMeter, BlockingStrategy {

        private final AtomicLong nanos = new AtomicLong();

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }

        @Override
        public void park(long nanosToPark) {
            nanos.addAndGet(nanosToPark);
        }

        Duration elapsed() {
            return Duration.ofNanos(nanos.get());
        }
    }
}
