package dev.countersign.local.operator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * JSON for people: a line for each value, a table for each list of things. Control characters are left out: names come
 * from strangers, and a terminal would obey them.
 */
final class TextView {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private TextView() {}

    static String of(JsonNode node) {
        var lines = new ArrayList<String>();
        add(node, "", lines);
        return String.join(System.lineSeparator(), lines);
    }

    /** A text in which nothing moves the cursor, breaks the line or turns the writing around. */
    static String plain(String text) {
        return text.codePoints()
                .filter(TextView::isPlain)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    private static void add(JsonNode node, String indent, List<String> lines) {
        if (node.isObject()) {
            node.properties().forEach(property -> add(property, indent, lines));
        } else if (node.isArray()) {
            addTable(node, indent, lines);
        } else {
            lines.add(indent + text(node));
        }
    }

    private static void add(Map.Entry<String, JsonNode> property, String indent, List<String> lines) {
        JsonNode value = property.getValue();
        String name = indent + plain(property.getKey()) + ":";
        if (value.isContainer() && value.isEmpty()) {
            lines.add(name + " none");
        } else if (value.isObject() || isListOfThings(value)) {
            lines.add(name);
            add(value, indent + INDENT, lines);
        } else {
            lines.add(name + " " + text(value));
        }
    }

    private static boolean isListOfThings(JsonNode value) {
        return value.isArray() && value.get(0).isObject();
    }

    private static void addTable(JsonNode rows, String indent, List<String> lines) {
        if (rows.isEmpty()) {
            lines.add(indent + "none");
            return;
        }
        List<String> columns = columns(rows);
        List<List<String>> table = new ArrayList<>();
        table.add(columns.stream().map(TextView::plain).toList());
        for (JsonNode row : rows) {
            table.add(
                    columns.isEmpty()
                            ? List.of(text(row))
                            : columns.stream()
                                    .map(column -> text(row.path(column)))
                                    .toList());
        }
        int[] widths = IntStream.range(0, Math.max(1, columns.size()))
                .map(column -> table.stream()
                        .filter(row -> row.size() > column)
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        table.stream()
                .filter(row -> !row.isEmpty())
                .map(row -> indent + line(row, widths).stripTrailing())
                .forEach(lines::add);
    }

    /** Every name that has a value somewhere, in the order in which they come. */
    private static List<String> columns(JsonNode rows) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode row : rows) {
            row.properties().stream()
                    .filter(property -> !property.getValue().isNull())
                    .forEach(property -> names.add(property.getKey()));
        }
        return List.copyOf(names);
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> row.get(column)
                        + " ".repeat(widths[column] - row.get(column).length()))
                .collect(Collectors.joining(GAP));
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "-";
        }
        if (value.isArray()) {
            return IntStream.range(0, value.size())
                    .mapToObj(index -> text(value.get(index)))
                    .collect(Collectors.joining(", "));
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(property -> plain(property.getKey()) + "=" + text(property.getValue()))
                    .collect(Collectors.joining(" "));
        }
        return plain(value.asString());
    }
}
