package dev.countersign.sync.hrm.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A part of a description, with the way to it for messages. */
final class Place {

    private final String path;
    private final JsonNode node;

    private Place(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    static Place root(String file, JsonNode node) {
        return new Place(file, node);
    }

    JsonNode node() {
        return node;
    }

    InvalidDescriptionException invalid(String problem) {
        return new InvalidDescriptionException(path, problem);
    }

    /** A misspelt key must not be a setting that silently is not there. */
    Place only(String... keys) {
        if (!node.isObject()) {
            throw invalid("must have the keys " + new TreeSet<>(Set.of(keys)));
        }
        Set<String> known = Set.of(keys);
        node.propertyNames().stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw invalid("has the unknown key '" + key + "'; there are " + new TreeSet<>(known));
                });
        return this;
    }

    Place required(String key) {
        return optional(key).orElseThrow(() -> invalid("lacks the key '" + key + "'"));
    }

    Optional<Place> optional(String key) {
        JsonNode value = node.path(key);
        return value.isMissingNode() ? Optional.empty() : Optional.of(new Place(path + " " + key, value));
    }

    List<Place> elements() {
        if (!node.isArray()) {
            throw invalid("must be a list");
        }
        List<Place> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(new Place(path + "[" + i + "]", node.path(i)));
        }
        return elements;
    }

    Map<String, Place> entries() {
        if (!node.isObject()) {
            throw invalid("must have keys");
        }
        Map<String, Place> entries = new LinkedHashMap<>();
        node.properties()
                .forEach(each -> entries.put(each.getKey(), new Place(path + " " + each.getKey(), each.getValue())));
        return entries;
    }

    String text() {
        if (!node.isValueNode() || node.isNull() || node.asString("").isBlank()) {
            throw invalid("must be a text");
        }
        return node.asString();
    }

    int number(int least, int most) {
        if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
            throw invalid("must be a number from " + least + " to " + most);
        }
        return node.intValue();
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw invalid("must be true or false");
        }
        return node.booleanValue();
    }

    JsonPointer pointer() {
        String text = node.isString() ? node.stringValue() : text();
        if (!text.isEmpty() && !text.startsWith("/")) {
            throw invalid("must be a JSON Pointer, which begins with '/', it is '" + text + "'");
        }
        return JsonPointer.compile(text);
    }

    <E extends Enum<E>> E oneOf(Class<E> type) {
        String text = text();
        for (E each : type.getEnumConstants()) {
            if (each.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-').equals(text)) {
                return each;
            }
        }
        throw invalid("must be one of " + names(type) + ", it is '" + text + "'");
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E each : type.getEnumConstants()) {
            names.add(each.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
        return names;
    }
}
