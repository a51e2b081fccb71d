package dev.countersign.sync.hrm.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values for templates. Personal data, hence not in {@link #toString()}. */
final class Variables {

    static final String ID = "id";
    static final String VERSION = "version";
    static final String UNIQUE_NAME = "key.uniqueName";
    static final String EMPLOYEE_NUMBER = "key.employeeNumber";
    static final String EMAIL = "key.email";

    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    Variables with(String name, @Nullable String value) {
        if (value != null) {
            values.put(name, JsonNodeFactory.instance.stringNode(value));
        }
        return this;
    }

    Variables with(String name, JsonNode value) {
        values.put(name, value);
        return this;
    }

    /** The first of these that has a value, as a node. */
    Optional<JsonNode> firstNode(List<String> names) {
        return names.stream().filter(values::containsKey).findFirst().map(values::get);
    }

    /** The first of these that has a value, as a text. */
    Optional<String> first(List<String> names) {
        return firstNode(names).map(node -> node.asString(""));
    }

    @Override
    public String toString() {
        return "Variables" + values.keySet();
    }
}
