package dev.countersign.sandbox.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Oneflow's documented retry delays: nine retries after the first attempt, ten attempts in all, then the event is gone. */
public final class RetrySchedule {

    /** Seconds from a failed attempt to the next one. */
    public static final List<Integer> DELAYS_SECONDS = List.of(1, 5, 10, 30, 60, 300, 600, 1800, 3600);

    private RetrySchedule() {}

    /**
     * How long to wait after a failure.
     *
     * @param failures failed attempts so far, at least 1
     * @return empty when the event is given up
     */
    public static Optional<Duration> delayAfter(int failures) {
        return failures > DELAYS_SECONDS.size()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(DELAYS_SECONDS.get(failures - 1)));
    }

    static Duration scaled(Duration delay, double factor) {
        return Duration.ofNanos((long) (delay.toNanos() * factor));
    }
}
