package dev.countersign.sync.contract;

import dev.countersign.sync.config.SyncProperties;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Waits that double and are jittered, so that what failed together does not come back together. */
@Component
public final class Backoff {

    private static final int MOST_DOUBLINGS = 30;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    Backoff(SyncProperties properties, RandomGenerator random) {
        this.first = properties.firstRetryDelay();
        this.longest = properties.longestRetryDelay();
        this.random = random;
    }

    /**
     * The wait after a failure.
     *
     * @param failures in a row, from 1
     * @param atLeast what the other side asked for; null when it did not say
     */
    public Duration after(int failures, @Nullable Duration atLeast) {
        double doubled = first.toMillis() * Math.pow(2, Math.min(failures - 1, MOST_DOUBLINGS));
        double capped = Math.min(doubled, (double) longest.toMillis());
        double jitter;
        synchronized (random) {
            jitter = 0.5 + random.nextDouble() / 2;
        }
        Duration wait = Duration.ofMillis(Math.max(1, Math.round(capped * jitter)));
        return atLeast != null && atLeast.compareTo(wait) > 0 ? atLeast : wait;
    }
}
