package dev.countersign.sync.hrm.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Where an attribute is in a record, and how it is written there.
 *
 * @param read where the record has it
 * @param name the HRM's own name, for people
 * @param type of the JSON value
 * @param values the HRM's words for values of ours
 * @param cleared what is sent to clear it
 * @param empty what the HRM holds where it holds nothing; null: nothing
 */
record RestAttribute(
        JsonPointer read,
        String name,
        Type type,
        Map<String, String> values,
        JsonNode cleared,
        @Nullable String empty) {

    enum Type {
        TEXT,
        BOOLEAN,
        NUMBER
    }

    static RestAttribute of(Place place) {
        place.only("read", "name", "type", "values", "cleared", "empty");
        JsonPointer read = place.required("read").pointer();
        Map<String, String> values = new LinkedHashMap<>();
        place.optional("values")
                .ifPresent(all -> all.entries().forEach((ours, theirs) -> values.put(ours, theirs.text())));
        Type type = place.optional("type").map(each -> each.oneOf(Type.class)).orElse(Type.TEXT);
        JsonNode cleared = place.optional("cleared").map(Place::node).orElseGet(JsonNodeFactory.instance::nullNode);
        if (!cleared.isNull() && !cleared.isString()) {
            throw place.invalid("cleared must be null or a text");
        }
        String name = place.optional("name")
                .map(Place::text)
                .orElseGet(() -> read.toString().substring(1).replace('/', '.'));
        return new RestAttribute(
                read,
                name,
                type,
                Map.copyOf(values),
                cleared,
                place.optional("empty").map(Place::text).orElse(null));
    }

    /** Our value as the HRM has it; an empty one clears. */
    JsonNode written(String value) {
        if (value.isEmpty()) {
            return cleared;
        }
        String theirs = values.getOrDefault(value, value);
        return switch (type) {
            case TEXT -> JsonNodeFactory.instance.stringNode(theirs);
            case BOOLEAN -> JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(theirs));
            case NUMBER -> number(theirs);
        };
    }

    private static JsonNode number(String text) {
        // What is no number is left to the HRM to refuse, as it is.
        return text.matches("-?\\d{1,18}")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                : JsonNodeFactory.instance.stringNode(text);
    }

    /** The record's value as ours; null when it has none. */
    @Nullable String seen(JsonNode record) {
        JsonNode node = record.at(read);
        String text = node.isValueNode() && !node.isNull() ? node.asString("") : "";
        if (text.isBlank() || text.equals(empty)) {
            return null;
        }
        return values.entrySet().stream()
                .filter(each -> each.getValue().equals(text))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(text);
    }
}
