package dev.countersign.policy.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Ways into a document that may lack any part of the path. */
public final class Json {

    private Json() {}

    /** What is at a path of field names. */
    public static Optional<JsonElement> at(JsonElement from, String... path) {
        JsonElement current = from;
        for (String field : path) {
            JsonElement next = current instanceof JsonObject object ? object.get(field) : null;
            if (next == null || next.isJsonNull()) {
                return Optional.empty();
            }
            current = next;
        }
        return Optional.of(current);
    }

    /** The object at a path, empty when there is none. */
    public static JsonObject object(JsonElement from, String... path) {
        return at(from, path)
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .orElseGet(JsonObject::new);
    }

    /** The objects of the list at a path. */
    public static List<JsonObject> objects(JsonElement from, String... path) {
        return elements(from, path).stream()
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** The texts of the list at a path. */
    public static List<String> texts(JsonElement from, String... path) {
        return elements(from, path).stream()
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .toList();
    }

    /** The text, number or truth value at a path, as text; null when there is none. */
    public static @Nullable String text(JsonElement from, String... path) {
        return at(from, path)
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .orElse(null);
    }

    /** Whether exactly this value is at a path, of whatever primitive type. */
    public static boolean is(String value, JsonElement from, String... path) {
        return value.equals(text(from, path));
    }

    /** The whole number at a path, or another one when there is none. */
    public static int number(int otherwise, JsonElement from, String... path) {
        String text = text(from, path);
        return text != null && text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    /** The names and texts of the object at a path, such as labels. */
    public static Map<String, String> map(JsonElement from, String... path) {
        Map<String, String> entries = new LinkedHashMap<>();
        object(from, path).asMap().forEach((key, value) -> {
            if (value.isJsonPrimitive()) {
                entries.put(key, value.getAsString());
            }
        });
        return entries;
    }

    private static List<JsonElement> elements(JsonElement from, String... path) {
        return at(from, path)
                .filter(JsonElement::isJsonArray)
                .map(JsonElement::getAsJsonArray)
                .map(Json::list)
                .orElseGet(List::of);
    }

    private static List<JsonElement> list(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
