package dev.countersign.sync.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requested contracts are created.
 *
 * @param workers requests this process works on at once
 * @param workersPerAccount of these, how many may belong to one account
 * @param pollInterval how often due requests are looked for when nothing wakes the workers
 * @param lease how long a claimed request stays claimed without a sign of life of its process
 * @param listingLag how long after a creation whose fate is unknown Oneflow's lists are searched before another one is tried
 * @param attempts failures in a row at one step after which a request is parked
 * @param longestWait for how long a request of which nothing was created may wait for its account
 */
@ConfigurationProperties("countersign.creation")
public record CreationProperties(
        @DefaultValue("8") int workers,
        @DefaultValue("2") int workersPerAccount,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("90s") Duration listingLag,
        @DefaultValue("20") int attempts,
        @DefaultValue("7d") Duration longestWait) {

    private static final String PREFIX = "countersign.creation.";
    private static final int MOST_WORKERS = 1000;
    private static final int MOST_ATTEMPTS = 1000;

    public CreationProperties {
        PropertyChecks.between(PREFIX + "workers", workers, 1, MOST_WORKERS);
        PropertyChecks.between(PREFIX + "workers-per-account", workersPerAccount, 1, workers);
        PropertyChecks.positive(PREFIX + "poll-interval", pollInterval);
        PropertyChecks.positive(PREFIX + "lease", lease);
        PropertyChecks.positive(PREFIX + "listing-lag", listingLag);
        PropertyChecks.between(PREFIX + "attempts", attempts, 1, MOST_ATTEMPTS);
        PropertyChecks.positive(PREFIX + "longest-wait", longestWait);
    }
}
