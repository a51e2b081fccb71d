package dev.countersign.sync.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks of configured values; every message names the property and the bad value. */
final class PropertyChecks {

    private PropertyChecks() {}

    static void httpUrl(String property, @Nullable URI value) {
        if (value == null) {
            throw new IllegalArgumentException(property + " is missing: set it to an http or https URL");
        }
        boolean http = "http".equals(value.getScheme()) || "https".equals(value.getScheme());
        if (!http || value.getHost() == null || value.getUserInfo() != null || value.getFragment() != null) {
            throw new IllegalArgumentException(property
                    + " must be an http or https URL with a host and without user or fragment, it is " + value);
        }
    }

    static void between(String property, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(property + " must be " + least + " to " + most + ", it is " + value);
        }
    }

    static void positive(String property, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(property + " must be a positive duration, it is " + value);
        }
    }

    static void notNegative(String property, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(property + " must not be negative, it is " + value);
        }
    }
}
