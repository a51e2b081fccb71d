package dev.countersign.ingress.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class EndpointActivityPropertyTest {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    @Property(tries = 200)
    void never_lets_through_more_than_burst_and_rate(
            @ForAll @IntRange(min = 1, max = 50) int perSecond,
            @ForAll @IntRange(min = 1, max = 50) int burst,
            @ForAll @IntRange(min = 1, max = 20) int seconds) {
        var activity = new EndpointActivity();
        Rate rate = Rate.of(perSecond, burst);

        long taken = IntStream.range(0, seconds * 100)
                .filter(i -> activity.tryNewCall(rate, START.plusMillis(10L * i)))
                .count();

        assertThat(taken).isBetween((long) Math.min(perSecond * seconds, burst), (long) perSecond * seconds + burst);
    }
}
