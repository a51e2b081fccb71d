package dev.countersign.sync.hrm.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with variables: {@code {name}}, {@code {name|other}} for the first that has a value, {@code {name:odata}} within an OData string literal.
 * Without a value for one of its variables the whole text is left out.
 */
final class TextTemplate {

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9.|]*)(?::([a-z]+))?}");

    /** A literal, or the names of which the first with a value counts. */
    record Part(String literal, List<String> names, UnaryOperator<String> escape) {}

    private final List<Part> parts;

    private TextTemplate(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Reads one; {@code known} are the variables that there can be. */
    static TextTemplate of(Place place, Set<String> known) {
        String text = place.text();
        List<Part> parts = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            literal(place, text.substring(from, matcher.start()), parts);
            List<String> names = List.of(matcher.group(1).split("\\|", -1));
            names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
                throw place.invalid("there is no variable '" + name + "' here; there are " + new TreeSet<>(known));
            });
            parts.add(new Part("", names, escape(place, matcher.group(2))));
            from = matcher.end();
        }
        literal(place, text.substring(from), parts);
        return new TextTemplate(parts);
    }

    private static void literal(Place place, String text, List<Part> parts) {
        if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            throw place.invalid("a variable is written {name}, {name|other} or {name:odata}; '" + text + "' is none");
        }
        if (!text.isEmpty()) {
            parts.add(new Part(text, List.of(), UnaryOperator.identity()));
        }
    }

    private static UnaryOperator<String> escape(Place place, @Nullable String name) {
        return switch (name) {
            case null -> UnaryOperator.identity();
            // A quote in a name must not end the literal (OData 4.01 URL conventions, section 5.1.1.6.1).
            case "odata" -> value -> value.replace("'", "''");
            default -> throw place.invalid("there is no escape '" + name + "'; there is 'odata'");
        };
    }

    /** The one variable that is all of this text, with the names it may have; empty when there is more. */
    Optional<List<String>> single() {
        return parts.size() == 1 && !parts.getFirst().names().isEmpty()
                ? Optional.of(parts.getFirst().names())
                : Optional.empty();
    }

    boolean hasVariables() {
        return parts.stream().anyMatch(part -> !part.names().isEmpty());
    }

    /** The text with its variables' values; empty when one has none. */
    Optional<String> render(Variables variables) {
        return render(variables, UnaryOperator.identity());
    }

    /** The same for a URL: every value is encoded, so that it stays within its segment or parameter. */
    Optional<String> renderEncoded(Variables variables) {
        return render(variables, TextTemplate::encoded);
    }

    static String encoded(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        // A segment of dots alone leads elsewhere.
        return encoded.chars().allMatch(c -> c == '.') ? encoded.replace(".", "%2E") : encoded;
    }

    private Optional<String> render(Variables variables, UnaryOperator<String> encode) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part.names().isEmpty()) {
                text.append(part.literal());
            } else {
                Optional<String> value = variables.first(part.names()).map(part.escape());
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                text.append(encode.apply(value.get()));
            }
        }
        return Optional.of(text.toString());
    }
}
