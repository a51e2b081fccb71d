package dev.countersign.setup.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often accounts are compared with what Oneflow has. A comparison takes two calls of Oneflow's API with the account's token, a few
 * more where it repairs.
 *
 * @param interval between two comparisons of an account, give or take a tenth
 * @param perSecond comparisons started in a second by all replicas together: the bound after an outage, when all are due
 * @param parallel comparisons at once in one process; each holds a database connection meanwhile
 */
@ConfigurationProperties("countersign.setup.drift")
public record DriftProperties(
        @DefaultValue("6h") Duration interval,
        @DefaultValue("2") int perSecond,
        @DefaultValue("3") int parallel) {

    private static final String PREFIX = "countersign.setup.drift.";
    private static final int MOST_PER_SECOND = 100;
    private static final int MOST_PARALLEL = 32;

    public DriftProperties {
        PropertyChecks.positive(PREFIX + "interval", interval);
        PropertyChecks.between(PREFIX + "per-second", perSecond, 1, MOST_PER_SECOND);
        PropertyChecks.between(PREFIX + "parallel", parallel, 1, MOST_PARALLEL);
    }
}
