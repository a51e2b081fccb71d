package dev.countersign.ingress.endpoint;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;

/**
 * How many endpoints had their last call how long ago. By ages and not by endpoints: there may be 100,000 of those. Which
 * endpoint is silent is for the sync service to tell, since this instance sees only its share of the calls.
 */
final class EndpointFreshness {

    private static final String[] AGES = {"1h", "1d", "7d", "older", "never"};
    private static final Duration[] LIMITS = {Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7)};
    private static final int OLDER = 3;
    private static final int NEVER = 4;
    private static final long VALID_MILLIS = 5000;

    private final EndpointDirectory directory;
    private final Clock clock;
    private int[] counts = new int[AGES.length];
    private long countedAt;

    private EndpointFreshness(EndpointDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Registers one gauge per age. */
    static void register(EndpointDirectory directory, Clock clock, MeterRegistry meters) {
        var freshness = new EndpointFreshness(directory, clock);
        for (int i = 0; i < AGES.length; i++) {
            int age = i;
            Gauge.builder("countersign.ingress.endpoints.by.last.call", freshness, counting -> counting.count(age))
                    .description("Endpoints by the age of their last recorded call, as far as this instance knows")
                    .tag("age", AGES[i])
                    .strongReference(true)
                    .register(meters);
        }
    }

    /** One walk through all endpoints serves all gauges of a scrape. */
    private synchronized int count(int age) {
        long now = clock.millis();
        if (now - countedAt > VALID_MILLIS) {
            int[] fresh = new int[AGES.length];
            directory.forEach(endpoint -> fresh[age(endpoint.activity().lastRecordedMillis(), now)]++);
            counts = fresh;
            countedAt = now;
        }
        return counts[age];
    }

    private static int age(long lastMillis, long now) {
        if (lastMillis == 0) {
            return NEVER;
        }
        for (int i = 0; i < LIMITS.length; i++) {
            if (now - lastMillis <= LIMITS[i].toMillis()) {
                return i;
            }
        }
        return OLDER;
    }
}
