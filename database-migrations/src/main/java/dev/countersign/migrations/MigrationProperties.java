package dev.countersign.migrations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the argument {@code await-migrations} waits.
 *
 * @param longestWait after this the wait ends in failure
 */
@ConfigurationProperties("countersign.migrations")
record MigrationProperties(@DefaultValue("5m") Duration longestWait) {
    MigrationProperties {
        if (!longestWait.isPositive()) {
            throw new IllegalArgumentException(
                    "countersign.migrations.longest-wait must be positive, it is " + longestWait);
        }
    }
}
