package dev.countersign.policy.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A copy of an overlay in which mistakes can be made. */
public final class Draft {

    private final Overlay original;
    private final List<Manifest> manifests;

    public Draft(Overlay original) {
        this.original = original;
        this.manifests = original.manifests().stream()
                .map(manifest -> new Manifest(manifest.json().deepCopy()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    public Overlay overlay() {
        return new Overlay(original.name(), manifests, original.secrets());
    }

    /** A document by its kind and its name without what kustomize puts behind it. */
    public JsonObject document(String kind, String name) {
        return manifests.stream()
                .filter(manifest -> manifest.isA(kind) && manifest.isCalled(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + kind + " " + name + " in "
                        + original.name() + " to seed a mistake in: name one that is there"))
                .json();
    }

    /** Puts a text, number or truth value at a path such as {@code spec/containers/0/image}; {@code ~1} is a slash in a name. */
    public void set(Object value, String kind, String name, String path) {
        put(toJson(value), kind, name, path);
    }

    /** Puts a value written in JSON at a path. */
    public void setJson(String json, String kind, String name, String path) {
        put(JsonParser.parseString(json), kind, name, path);
    }

    /** Adds a value written in JSON to the list at a path. */
    public void append(String json, String kind, String name, String path) {
        step(document(kind, name), split(path)).getAsJsonArray().add(JsonParser.parseString(json));
    }

    /** Takes away what is at a path. */
    public void remove(String kind, String name, String path) {
        List<String> steps = split(path);
        JsonElement parent = step(document(kind, name), steps.subList(0, steps.size() - 1));
        String last = steps.getLast();
        JsonElement removed = parent instanceof JsonArray array
                ? array.remove(Integer.parseInt(last))
                : parent.getAsJsonObject().remove(last);
        if (removed == null) {
            throw new IllegalStateException(kind + "/" + name + " has no " + path);
        }
    }

    public void removeDocument(String kind, String name) {
        JsonObject document = document(kind, name);
        manifests.removeIf(manifest -> manifest.json().equals(document));
    }

    /** Adds a document written in JSON. */
    public void addDocument(String json) {
        manifests.add(new Manifest(JsonParser.parseString(json).getAsJsonObject()));
    }

    private void put(JsonElement value, String kind, String name, String path) {
        List<String> steps = split(path);
        JsonElement parent = step(document(kind, name), steps.subList(0, steps.size() - 1));
        String last = steps.getLast();
        if (parent instanceof JsonArray array) {
            array.set(Integer.parseInt(last), value);
        } else {
            parent.getAsJsonObject().add(last, value);
        }
    }

    private static JsonElement step(JsonElement from, List<String> path) {
        JsonElement current = from;
        for (String step : path) {
            JsonElement next = current instanceof JsonArray array
                    ? array.get(Integer.parseInt(step))
                    : current.getAsJsonObject().get(step);
            if (next == null) {
                throw new IllegalStateException("There is no " + String.join("/", path) + ": stopped at " + step);
            }
            current = next;
        }
        return current;
    }

    private static List<String> split(String path) {
        return Stream.of(path.split("/", -1))
                .map(step -> step.replace("~1", "/"))
                .toList();
    }

    private static JsonElement toJson(Object value) {
        return switch (value) {
            case Boolean truth -> new JsonPrimitive(truth);
            case Number number -> new JsonPrimitive(number);
            default -> new JsonPrimitive(value.toString());
        };
    }
}
