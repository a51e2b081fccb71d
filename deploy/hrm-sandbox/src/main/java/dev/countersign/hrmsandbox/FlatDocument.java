package dev.countersign.hrmsandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A SCIM document as paths and texts, for a person to read and for telling what changed. */
final class FlatDocument {

    private FlatDocument() {}

    static SortedMap<String, String> of(JsonNode document) {
        SortedMap<String, String> fields = new TreeMap<>();
        document.properties().stream()
                .filter(field ->
                        !field.getKey().equals("schemas") && !field.getKey().equals("meta"))
                .forEach(field -> flatten(field.getKey(), field.getValue(), fields));
        return fields;
    }

    private static void flatten(String path, JsonNode value, Map<String, String> into) {
        if (value.isObject()) {
            String separator = isExtension(path) ? ":" : ".";
            value.properties().forEach(field -> flatten(path + separator + field.getKey(), field.getValue(), into));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(path + "[" + i + "]", value.get(i), into);
            }
        } else if (!value.isNull()) {
            into.put(path, value.asText());
        }
    }

    private static boolean isExtension(String path) {
        return path.startsWith("urn:") && (path.endsWith(":User") || path.endsWith(":Employee"));
    }
}
