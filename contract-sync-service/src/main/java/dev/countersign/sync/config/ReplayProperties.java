package dev.countersign.sync.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many contracts are released when an operator replays several.
 *
 * @param perSecond of all accounts and all processes together
 */
@ConfigurationProperties("countersign.replay")
public record ReplayProperties(@DefaultValue("5") double perSecond) {

    private static final double LEAST = 0.01;
    private static final double MOST = 1000;

    public ReplayProperties {
        if (!(perSecond >= LEAST && perSecond <= MOST)) {
            throw new IllegalArgumentException(
                    "countersign.replay.per-second must be " + LEAST + " to " + MOST + ", it is " + perSecond);
        }
    }
}
