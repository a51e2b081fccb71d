package dev.countersign.oneflow;

import java.time.Duration;

/**
 * How many requests one token may make from this process. Oneflow counts per token and documents 2,000 in 5 minutes; several
 * replicas share them through a {@link TurnSource}, or get a share each. Within any window no more than {@code requests} leave: a quarter may go in a burst, the rest evenly.
 *
 * @param requests in one window, at least 4
 * @param window Oneflow's window
 * @param maxWait how long a call may wait for its turn before it ends as {@code RateLimited}; zero = never wait
 * @param pauseAfter429 how long nothing is sent with a token after Oneflow answered 429 without a Retry-After (it documents none)
 */
public record RateBudget(int requests, Duration window, Duration maxWait, Duration pauseAfter429) {

    private static final int BURST_SHARE = 4;

    public RateBudget {
        if (requests < BURST_SHARE) {
            throw new IllegalArgumentException(
                    "requests per window must be at least " + BURST_SHARE + ", not " + requests);
        }
        CallTimeouts.requirePositive("window", window);
        CallTimeouts.requirePositive("pauseAfter429", pauseAfter429);
        if (maxWait.isNegative()) {
            throw new IllegalArgumentException("maxWait must not be negative, but is " + maxWait);
        }
    }

    /** Oneflow's documented limit; calls wait up to 5 seconds; a minute of silence after a 429. */
    public static RateBudget documented() {
        return new RateBudget(2000, Duration.ofMinutes(5), Duration.ofSeconds(5), Duration.ofMinutes(1));
    }

    /** How many may go at once. */
    public int burst() {
        return requests / BURST_SHARE;
    }

    /** How many come back, evenly, in one window. */
    public int steady() {
        return requests - burst();
    }
}
