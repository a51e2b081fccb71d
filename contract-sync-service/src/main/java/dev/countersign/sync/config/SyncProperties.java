package dev.countersign.sync.config;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How contracts are worked on.
 *
 * @param workers contracts this process works on at once
 * @param workersPerAccount of these, how many may belong to one account, and never more than half of those that are free
 * @param pollInterval how often due contracts are looked for when nothing wakes the workers
 * @param lease how long a claimed contract stays claimed without a sign of life of its process
 * @param settle wait between a signature and the read, so that the events of one webhook call cost one read
 * @param settleOthers the same for other events: they come in bursts, and nobody waits for each of them
 * @param rereadInterval least time between two reads of a contract; a signature does not wait for it
 * @param firstRetryDelay wait after the first failure; doubles with each further one, with jitter
 * @param longestRetryDelay the wait never grows beyond this
 * @param attempts failures in a row after which a contract is parked
 * @param suspension how long an account rests after its Oneflow token or HRM secret was refused
 * @param templateLag waits between looks at a contract of which Oneflow does not tell the template group yet
 */
@ConfigurationProperties("countersign.sync")
public record SyncProperties(
        @DefaultValue("64") int workers,
        @DefaultValue("8") int workersPerAccount,
        @DefaultValue("500ms") Duration pollInterval,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("25ms") Duration settle,
        @DefaultValue("500ms") Duration settleOthers,
        @DefaultValue("2s") Duration rereadInterval,
        @DefaultValue("1s") Duration firstRetryDelay,
        @DefaultValue("15m") Duration longestRetryDelay,
        @DefaultValue("20") int attempts,
        @DefaultValue("15m") Duration suspension,
        @DefaultValue({"1s", "5s", "10s", "20s", "40s"}) List<Duration> templateLag) {

    private static final String PREFIX = "countersign.sync.";
    private static final int MOST_WORKERS = 1000;
    private static final int MOST_ATTEMPTS = 1000;

    public SyncProperties {
        PropertyChecks.between(PREFIX + "workers", workers, 1, MOST_WORKERS);
        PropertyChecks.between(PREFIX + "workers-per-account", workersPerAccount, 1, workers);
        PropertyChecks.positive(PREFIX + "poll-interval", pollInterval);
        PropertyChecks.positive(PREFIX + "lease", lease);
        PropertyChecks.notNegative(PREFIX + "settle", settle);
        PropertyChecks.notNegative(PREFIX + "settle-others", settleOthers);
        PropertyChecks.notNegative(PREFIX + "reread-interval", rereadInterval);
        PropertyChecks.positive(PREFIX + "first-retry-delay", firstRetryDelay);
        PropertyChecks.positive(PREFIX + "longest-retry-delay", longestRetryDelay);
        PropertyChecks.between(PREFIX + "attempts", attempts, 1, MOST_ATTEMPTS);
        PropertyChecks.positive(PREFIX + "suspension", suspension);
        templateLag = List.copyOf(templateLag);
        templateLag.forEach(wait -> PropertyChecks.positive(PREFIX + "template-lag", wait));
    }
}
