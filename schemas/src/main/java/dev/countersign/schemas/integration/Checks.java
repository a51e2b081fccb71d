package dev.countersign.schemas.integration;

import org.jspecify.annotations.Nullable;

/** Checks of values that a parser made, where the type system can't be relied on. */
final class Checks {

    private Checks() {}

    static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    static void text(String where, @Nullable String value, int longest) {
        check(value != null && !value.isBlank(), where + " is missing");
        check(
                value == null || value.length() <= longest,
                where + " is longer than " + longest + " characters: '" + value + "'");
    }
}
