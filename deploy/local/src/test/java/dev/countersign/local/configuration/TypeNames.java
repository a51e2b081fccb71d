package dev.countersign.local.configuration;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Java's types as those call them who write configuration. */
final class TypeNames {

    private static final Map<String, String> WORDS = Map.of(
            "java.lang.String", "text",
            "java.lang.Integer", "whole number",
            "java.lang.Long", "whole number",
            "java.lang.Double", "number",
            "java.lang.Boolean", "true or false",
            "java.net.URI", "address",
            "java.nio.file.Path", "file",
            "java.time.Duration", "duration",
            "org.springframework.util.unit.DataSize", "size");

    private TypeNames() {}

    static String inWords(String type) {
        int open = type.indexOf('<');
        return open < 0 ? word(type) : "list of " + word(type.substring(open + 1, type.length() - 1));
    }

    private static String word(String type) {
        String own = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1)
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
        return Objects.requireNonNullElse(WORDS.get(type), own);
    }
}
