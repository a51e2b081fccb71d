package dev.countersign.ingress.endpoint;

import java.time.Duration;

/**
 * A rate that may be exceeded for a while.
 *
 * @param interval between two calls at this rate, in nanoseconds
 * @param tolerance how far calls may be ahead of the rate, in nanoseconds
 */
public record Rate(long interval, long tolerance) {

    /**
     * A rate in calls.
     *
     * @param perSecond calls per second in the long run, at least 1
     * @param burst calls at once after a pause, at least 1
     */
    public static Rate of(int perSecond, int burst) {
        long interval = Duration.ofSeconds(1).toNanos() / perSecond;
        return new Rate(interval, interval * burst);
    }
}
