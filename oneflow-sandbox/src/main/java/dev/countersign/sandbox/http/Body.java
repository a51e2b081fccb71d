package dev.countersign.sandbox.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members of a JSON object and collects what is wrong with them, so that one answer names every problem. */
public final class Body {

    private final ObjectNode node;
    private final String prefix;
    private final Map<String, List<String>> problems;

    private Body(ObjectNode node, String prefix, Map<String, List<String>> problems) {
        this.node = node;
        this.prefix = prefix;
        this.problems = problems;
    }

    public static Body of(ObjectNode node) {
        return new Body(node, "", new LinkedHashMap<>());
    }

    public static Body of(Call call) {
        return of(call.json());
    }

    /** A required string of 1 to {@code longest} characters. */
    public String text(String name, int longest) {
        String value = optionalText(name, longest);
        if (value == null || value.isBlank()) {
            problem(name, "This parameter is required and must be a string of 1 to " + longest + " characters.");
            return "";
        }
        return value;
    }

    /** A string or nothing; JSON null counts as nothing. */
    public @Nullable String optionalText(String name, int longest) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            problem(name, "This parameter must be a string.");
            return null;
        }
        if (value.stringValue().length() > longest) {
            problem(name, "This parameter must not be longer than " + longest + " characters.");
        }
        return value.stringValue();
    }

    public String textOr(String name, int longest, String otherwise) {
        String value = optionalText(name, longest);
        return value == null ? otherwise : value;
    }

    public long id(String name) {
        Long value = optionalId(name);
        if (value == null) {
            problem(name, "This parameter is required and must be an integer.");
            return 0;
        }
        return value;
    }

    public @Nullable Long optionalId(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            problem(name, "This parameter must be an integer.");
            return null;
        }
        return value.longValue();
    }

    public boolean flag(String name, boolean otherwise) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            problem(name, "This parameter must be true or false.");
            return otherwise;
        }
        return value.booleanValue();
    }

    /** A number within bounds, or {@code otherwise} when it is absent. */
    public double number(String name, double least, double most, double otherwise) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.isNumber() || value.doubleValue() < least || value.doubleValue() > most) {
            problem(name, "This parameter must be a number from " + least + " to " + most + ".");
            return otherwise;
        }
        return value.doubleValue();
    }

    /** The objects of an array; absent and null are an empty list. */
    public List<Body> objects(String name, int most) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            problem(name, "This parameter must be an array.");
            return List.of();
        }
        if (value.size() > most) {
            problem(name, "This parameter must not have more than " + most + " items.");
            return List.of();
        }
        List<Body> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String itemName = name + "." + i;
            if (value.get(i) instanceof ObjectNode item) {
                items.add(new Body(item, prefix + itemName + ".", problems));
            } else {
                problem(itemName, "This parameter must be an object.");
            }
        }
        return items;
    }

    public @Nullable Body optionalObject(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value instanceof ObjectNode object) {
            return new Body(object, prefix + name + ".", problems);
        }
        problem(name, "This parameter must be an object.");
        return null;
    }

    public boolean has(String name) {
        return node.has(name);
    }

    public @Nullable JsonNode raw(String name) {
        return node.get(name);
    }

    public ObjectNode node() {
        return node;
    }

    public void problem(String name, String message) {
        problems.computeIfAbsent(prefix + name, key -> new ArrayList<>()).add(message);
    }

    /**
     * Ends the reading.
     *
     * @throws ApiProblem 400 with every problem found so far
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw ApiProblem.invalid(problems);
        }
    }
}
