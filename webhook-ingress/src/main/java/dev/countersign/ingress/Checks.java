package dev.countersign.ingress;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks of configuration values; a failure names the property, the value and what is allowed. */
final class Checks {

    private Checks() {}

    static void given(@Nullable Object value, String property, String what) {
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException(property + " is not set; it must be " + what);
        }
    }

    static void between(long min, long max, long value, String property) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    property + " is " + value + "; it must be between " + min + " and " + max);
        }
    }

    static void between(Duration min, Duration max, Duration value, String property) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(property + " is " + value.toMillis() + "ms; it must be between "
                    + min.toMillis() + "ms and " + max.toMillis() + "ms");
        }
    }
}
