package dev.countersign.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class LogBudgetTest {

    @Test
    void leaves_lines_out_and_tells_how_many_in_the_next_second() {
        // Given
        var clock = new SettableClock();
        var budget = new LogBudget(clock, 2);
        // When
        long[] first = {budget.take(), budget.take(), budget.take(), budget.take()};
        clock.now = clock.now.plus(Duration.ofSeconds(1));
        long[] second = {budget.take(), budget.take()};
        // Then
        assertThat(first).containsExactly(0, 0, -1, -1);
        assertThat(second).containsExactly(2, 0);
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.parse("2026-11-24T12:00:00Z");

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
