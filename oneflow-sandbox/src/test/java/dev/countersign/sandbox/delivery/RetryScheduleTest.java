package dev.countersign.sandbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RetryScheduleTest {

    @Test
    void retries_nine_times_with_the_documented_delays() {
        // When
        var delays = IntStream.rangeClosed(1, 9)
                .mapToObj(RetrySchedule::delayAfter)
                .map(Optional::orElseThrow)
                .map(Duration::toSeconds)
                .toList();

        // Then
        assertThat(delays).containsExactly(1L, 5L, 10L, 30L, 60L, 300L, 600L, 1800L, 3600L);
        assertThat(delays.stream().mapToLong(Long::longValue).sum()).isEqualTo(6406);
    }

    @Test
    void gives_up_after_ten_unsuccessful_attempts() {
        // When
        Optional<Duration> delay = RetrySchedule.delayAfter(10);

        // Then
        assertThat(delay).isEmpty();
    }

    @Test
    void is_scaled_by_the_time_factor() {
        // When
        Duration scaled = RetrySchedule.scaled(Duration.ofHours(1), 0.001);

        // Then
        assertThat(scaled).isEqualTo(Duration.ofMillis(3600));
    }
}
