package dev.countersign.setup.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks of configured values; every message names the property and the bad value. */
final class PropertyChecks {

    private PropertyChecks() {}

    static URI httpUrl(String property, @Nullable URI value) {
        if (value == null) {
            throw new IllegalArgumentException(property + " is missing: set it to an http or https URL");
        }
        boolean http = "http".equals(value.getScheme()) || "https".equals(value.getScheme());
        if (!http || value.getHost() == null || value.getUserInfo() != null || value.getFragment() != null) {
            throw new IllegalArgumentException(property
                    + " must be an http or https URL with a host and without user or fragment, it is " + value);
        }
        return value;
    }

    static String parameterName(String property, String value) {
        if (!value.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw new IllegalArgumentException(
                    property + " must be 1 to 64 letters, digits, '_', '.' or '-', it is '" + value + "'");
        }
        return value;
    }

    static int between(String property, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(property + " must be " + least + " to " + most + ", it is " + value);
        }
        return value;
    }

    static Duration positive(String property, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(property + " must be a positive duration, it is " + value);
        }
        return value;
    }
}
