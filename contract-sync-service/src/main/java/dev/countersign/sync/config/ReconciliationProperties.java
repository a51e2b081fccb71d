package dev.countersign.sync.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what webhooks missed is looked for.
 *
 * @param enabled whether it runs on a schedule; on demand it always runs
 * @param interval time between two scheduled runs, of all processes together
 * @param grace scheduled runs leave alone what changed more recently: its webhook may be on its way
 */
@ConfigurationProperties("countersign.reconciliation")
public record ReconciliationProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("15m") Duration interval,
        @DefaultValue("5m") Duration grace) {
    public ReconciliationProperties {
        PropertyChecks.positive("countersign.reconciliation.interval", interval);
        PropertyChecks.notNegative("countersign.reconciliation.grace", grace);
    }
}
