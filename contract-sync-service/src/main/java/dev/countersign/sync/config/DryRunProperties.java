package dev.countersign.sync.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mappings are tried out.
 *
 * @param pause between two contracts, so that syncs don't wait for Oneflow's or the HRM's rate limit
 */
@ConfigurationProperties("countersign.dry-run")
public record DryRunProperties(@DefaultValue("150ms") Duration pause) {
    public DryRunProperties {
        PropertyChecks.notNegative("countersign.dry-run.pause", pause);
    }
}
