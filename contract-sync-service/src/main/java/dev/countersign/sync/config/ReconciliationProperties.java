package dev.countersign.sync.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what webhooks missed is looked for.
 *
 * @param enabled whether it runs on a schedule; on demand it always runs
 * @param interval time between two scheduled runs of an account, of all processes together
 * @param fullInterval how often such a run lists all contracts, and not only those whose state changed since the last run
 * @param grace scheduled runs leave alone what changed more recently: its webhook may be on its way
 * @param overlap how far a run goes back behind where the last one ended; at least interval and grace together
 * @param lease how long a run belongs to a process that gives no sign of life
 * @param accountsAtOnce runs of one process at the same time
 * @param maxChanges a run is stopped before it has more contracts synced than this, if they are also more than...
 * @param maxChangedPercent ...this part of the contracts that are followed; an account's first run has no limit
 * @param maxLost a run is stopped if more contracts than this are no longer listed, if they are also more than...
 * @param maxLostPercent ...this part of those that are followed
 */
@ConfigurationProperties("countersign.reconciliation")
public record ReconciliationProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("15m") Duration interval,
        @DefaultValue("6h") Duration fullInterval,
        @DefaultValue("5m") Duration grace,
        @DefaultValue("30m") Duration overlap,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("4") int accountsAtOnce,
        @DefaultValue("1000") int maxChanges,
        @DefaultValue("50") int maxChangedPercent,
        @DefaultValue("20") int maxLost,
        @DefaultValue("5") int maxLostPercent) {

    private static final String PREFIX = "countersign.reconciliation.";
    private static final int MOST_RUNS = 100;
    private static final int MOST_CONTRACTS = 1_000_000;
    private static final int ALL = 100;

    public ReconciliationProperties {
        PropertyChecks.positive(PREFIX + "interval", interval);
        PropertyChecks.positive(PREFIX + "full-interval", fullInterval);
        PropertyChecks.notNegative(PREFIX + "grace", grace);
        Duration leastOverlap = interval.plus(grace);
        if (overlap.compareTo(leastOverlap) < 0) {
            throw new IllegalArgumentException(PREFIX + "overlap must be at least " + PREFIX + "interval plus " + PREFIX
                    + "grace, which are " + leastOverlap + ", it is " + overlap
                    + ": what a run leaves alone because it changed a moment ago would be missed by the next one");
        }
        PropertyChecks.positive(PREFIX + "lease", lease);
        PropertyChecks.between(PREFIX + "accounts-at-once", accountsAtOnce, 1, MOST_RUNS);
        PropertyChecks.between(PREFIX + "max-changes", maxChanges, 0, MOST_CONTRACTS);
        PropertyChecks.between(PREFIX + "max-changed-percent", maxChangedPercent, 0, ALL);
        PropertyChecks.between(PREFIX + "max-lost", maxLost, 0, MOST_CONTRACTS);
        PropertyChecks.between(PREFIX + "max-lost-percent", maxLostPercent, 0, ALL);
    }
}
