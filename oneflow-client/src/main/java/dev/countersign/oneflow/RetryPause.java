package dev.countersign.oneflow;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** The wait before a retry: doubles each time, then anything between half and all of it, so that many callers don't return together. */
final class RetryPause {

    private final Duration first;
    private final RandomGenerator random;

    RetryPause(Duration first, RandomGenerator random) {
        this.first = first;
        this.random = random;
    }

    /** False when interrupted; the flag is set again. */
    boolean await(int failedAttempts) {
        try {
            Thread.sleep(before(failedAttempts));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Duration before(int failedAttempts) {
        Duration longest = first.multipliedBy(1L << Math.min(failedAttempts - 1, 10));
        return Duration.ofNanos((long) (longest.toNanos() * (0.5 + random.nextDouble() / 2)));
    }
}
