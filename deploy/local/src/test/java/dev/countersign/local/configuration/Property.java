package dev.countersign.local.configuration;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One property of a service.
 *
 * @param name as in a file
 * @param type in words
 * @param value its default; null: none
 * @param required whether the service refuses to start without it
 * @param meaning what it is for
 */
record Property(String name, String type, @Nullable String value, boolean required, String meaning) {

    /** How Spring Boot looks for it in the environment. */
    String environmentVariable() {
        return name.replaceAll("[^A-Za-z0-9]+$", "")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toUpperCase(Locale.ROOT);
    }

    Property withValue(String preset) {
        return new Property(name, type, preset, false, meaning);
    }
}
