package dev.countersign.sync.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an HRM, or Oneflow for an account, is left alone.
 *
 * @param calls looked at in the last minute; fewer say nothing, so that one contract that always fails stops nobody else. As many as an account has
 *     workers: when an HRM is dead, the first calls that time out say so
 * @param failurePercent of these calls that must have failed
 * @param firstWait before the first probe
 * @param longestWait the wait doubles with each probe that fails, and never grows beyond this
 */
@ConfigurationProperties("countersign.breaker")
public record BreakerProperties(
        @DefaultValue("8") int calls,
        @DefaultValue("50") int failurePercent,
        @DefaultValue("5s") Duration firstWait,
        @DefaultValue("1m") Duration longestWait) {

    private static final int MOST_CALLS = 1000;
    private static final int ALL = 100;

    public BreakerProperties {
        PropertyChecks.between("countersign.breaker.calls", calls, 1, MOST_CALLS);
        PropertyChecks.between("countersign.breaker.failure-percent", failurePercent, 1, ALL);
        PropertyChecks.positive("countersign.breaker.first-wait", firstWait);
        PropertyChecks.positive("countersign.breaker.longest-wait", longestWait);
        if (longestWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException("countersign.breaker.longest-wait must be at least first-wait, "
                    + firstWait + ", it is " + longestWait);
        }
    }
}
