package dev.countersign.setup.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the keys with which Oneflow signs are changed.
 *
 * @param rotateAfter age at which a key is replaced by itself
 * @param overlap how long the old key still verifies after Oneflow has the new one. Oneflow resends for 1 h 47 min, and does not say
 *     with which key
 */
@ConfigurationProperties("countersign.setup.sign-keys")
public record SignKeyProperties(
        @DefaultValue("180d") Duration rotateAfter,
        @DefaultValue("3h") Duration overlap) {

    private static final String PREFIX = "countersign.setup.sign-keys.";

    /** Ten attempts with delays of 6,406 s together, and a little for the attempts themselves and for clocks. */
    private static final Duration SHORTEST_OVERLAP = Duration.ofMinutes(110);

    public SignKeyProperties {
        PropertyChecks.positive(PREFIX + "rotate-after", rotateAfter);
        if (overlap.compareTo(SHORTEST_OVERLAP) < 0) {
            throw new IllegalArgumentException(PREFIX + "overlap must be at least " + SHORTEST_OVERLAP.toMinutes()
                    + " minutes, because Oneflow resends for 1 h 47 min, it is " + overlap);
        }
        if (rotateAfter.compareTo(overlap) <= 0) {
            throw new IllegalArgumentException(
                    PREFIX + "rotate-after must be longer than overlap (" + overlap + "), it is " + rotateAfter);
        }
    }
}
