package dev.countersign.schemas.integration;

import org.jspecify.annotations.Nullable;

/** Checks of values that a parser made, where the type system can't be relied on. Each names the property that is wrong. */
final class Checks {

    private Checks() {}

    static void check(boolean holds, String property, String message) {
        if (!holds) {
            throw new InvalidPropertyException(property, message);
        }
    }

    static void present(String property, @Nullable Object value) {
        check(value != null, property, property + " is missing");
    }

    static void text(String property, @Nullable String value, int longest) {
        check(value != null && !value.isBlank(), property, property + " is missing");
        check(
                value == null || value.length() <= longest,
                property,
                property + " is longer than " + longest + " characters: '" + value + "'");
    }

    static void attribute(String property, @Nullable String value) {
        check(
                value != null && value.matches("[a-z][A-Za-z0-9]{0,99}"),
                property,
                property + " must name an employee attribute as a camel-case word, it is '" + value + "'");
    }

    static void size(String property, int size, int most) {
        check(size >= 1 && size <= most, property, property + " must have 1 to " + most + " entries, it has " + size);
    }
}
