package dev.countersign.ingress.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EndpointActivityTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Rate TWO_PER_SECOND_AND_FIVE_AT_ONCE = Rate.of(2, 5);

    private final EndpointActivity activity = new EndpointActivity();

    @Test
    void after_a_pause_a_burst_is_let_through_and_no_more() {
        // When
        int taken = take(10, NOW);
        // Then
        assertThat(taken).isEqualTo(5);
        assertThat(activity.isAbove(TWO_PER_SECOND_AND_FIVE_AT_ONCE, NOW)).isTrue();
    }

    @Test
    void after_a_burst_calls_come_at_the_rate() {
        // Given
        take(5, NOW);
        // When
        int taken = take(10, NOW.plusSeconds(1));
        // Then
        assertThat(taken).isEqualTo(2);
    }

    @Test
    void asking_uses_up_nothing() {
        // Given
        IntStream.range(0, 10).forEach(_ -> activity.isAbove(TWO_PER_SECOND_AND_FIVE_AT_ONCE, NOW));
        // When
        int taken = take(5, NOW);
        // Then
        assertThat(taken).isEqualTo(5);
    }

    @Test
    void altered_calls_use_up_nothing_of_the_genuine_ones() {
        // Given
        IntStream.range(0, 100).forEach(_ -> activity.tryAlteredCall(TWO_PER_SECOND_AND_FIVE_AT_ONCE, NOW));
        // When
        boolean altered = activity.tryAlteredCall(TWO_PER_SECOND_AND_FIVE_AT_ONCE, NOW);
        int taken = take(5, NOW);
        // Then
        assertThat(altered).isFalse();
        assertThat(taken).isEqualTo(5);
    }

    @Test
    void a_clock_that_is_set_back_does_not_shut_an_endpoint() {
        // Given
        take(5, NOW);
        Instant back = NOW.minus(Duration.ofHours(1));
        take(1, back);
        // When
        int taken = take(10, back.plusSeconds(1));
        // Then
        assertThat(taken).isEqualTo(2);
    }

    private int take(int calls, Instant when) {
        return (int) IntStream.range(0, calls)
                .filter(_ -> activity.tryNewCall(TWO_PER_SECOND_AND_FIVE_AT_ONCE, when))
                .count();
    }
}
