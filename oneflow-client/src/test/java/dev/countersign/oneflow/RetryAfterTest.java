package dev.countersign.oneflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final RetryAfter retryAfter = new RetryAfter(RateBudget.documented(), InstantSource.fixed(NOW));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "           | PT1M",
                "30         | PT30S",
                "0          | PT1S",
                "999999999  | PT5M",
                "-5         | PT1M",
                "soon       | PT1M",
                "Tue, 24 Nov 2026 10:00:45 GMT | PT45S",
                "Tue, 24 Nov 2026 09:00:00 GMT | PT1S",
                "Wed, 24 Nov 2027 10:00:00 GMT | PT5M",
            })
    void seconds_and_dates_are_read_within_bounds(@Nullable String header, Duration expected) {
        Duration pause = retryAfter.of(header);

        assertThat(pause).isEqualTo(expected);
    }

    @Property
    void any_text_gives_a_pause_within_bounds(@ForAll String header) {
        Duration pause = retryAfter.of(header);

        assertThat(pause).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(5));
    }
}
