package dev.countersign.local.chaos;

import java.time.Duration;
import java.util.List;

/**
 * When a callback is sent again. Oneflow waits 1, 5, 10, 30 and 60 seconds and longer, ten attempts in 1 h 47 min; here
 * the same steps are a hundred times shorter and then a second each, until three minutes have gone.
 */
final class Retries {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Attempts for a callback that is given up early. */
    static final int FEW = 3;

    private static final List<Duration> FIRST = List.of(
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(300),
            Duration.ofMillis(600));
    private static final Duration LATER = Duration.ofSeconds(1);

    private Retries() {}

    /** How long to wait after so many attempts. */
    static Duration delayAfter(int attempts) {
        return attempts <= FIRST.size() ? FIRST.get(attempts - 1) : LATER;
    }
}
