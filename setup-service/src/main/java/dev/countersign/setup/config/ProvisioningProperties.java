package dev.countersign.setup.config;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the saga is run.
 *
 * @param parallel how many accounts one process works on at once; each holds a database connection meanwhile
 * @param sweepInterval how often work that was left behind is looked for
 * @param firstRetryDelay wait after the first failed attempt of a step; doubles with each further one
 * @param longestRetryDelay the wait never grows beyond this
 * @param disconnectPatience how long a disconnect waits for Oneflow before it goes on without deleting the webhook there
 */
public record ProvisioningProperties(
        @DefaultValue("4") int parallel,
        @DefaultValue("2s") Duration sweepInterval,
        @DefaultValue("2s") Duration firstRetryDelay,
        @DefaultValue("5m") Duration longestRetryDelay,
        @DefaultValue("10m") Duration disconnectPatience) {

    private static final String PREFIX = "countersign.setup.provisioning.";
    private static final int MOST_PARALLEL = 64;

    public ProvisioningProperties {
        PropertyChecks.between(PREFIX + "parallel", parallel, 1, MOST_PARALLEL);
        PropertyChecks.positive(PREFIX + "sweep-interval", sweepInterval);
        PropertyChecks.positive(PREFIX + "first-retry-delay", firstRetryDelay);
        PropertyChecks.positive(PREFIX + "longest-retry-delay", longestRetryDelay);
        PropertyChecks.positive(PREFIX + "disconnect-patience", disconnectPatience);
    }
}
