package dev.countersign.local.operator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what was given of many optional things. */
final class Query {

    private final Map<String, Object> given = new LinkedHashMap<>();

    Query with(String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value);
        }
        return this;
    }

    Map<String, Object> toMap() {
        return Map.copyOf(given);
    }
}
