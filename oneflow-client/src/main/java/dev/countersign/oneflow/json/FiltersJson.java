package dev.countersign.oneflow.json;

import dev.countersign.oneflow.model.WebhookFilter;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code [{"filter_rules":[{"type":"EVENT_TYPE","values":["contract:sign"]}]}]}, read without insisting on what we don't know. */
final class FiltersJson {

    private static final String RULES = "filter_rules";
    private static final String WORKSPACE = "WORKSPACE";

    private FiltersJson() {}

    static List<WebhookFilter> read(@Nullable JsonNode filters) {
        if (filters == null || !filters.isArray()) {
            return List.of();
        }
        List<WebhookFilter> result = new ArrayList<>();
        for (JsonNode filter : filters.values()) {
            JsonNode rules = filter.get(RULES);
            if (rules != null && rules.isArray()) {
                result.add(new WebhookFilter(rules(rules)));
            }
        }
        return result;
    }

    private static List<WebhookFilter.Rule> rules(JsonNode rules) {
        List<WebhookFilter.Rule> result = new ArrayList<>();
        for (JsonNode rule : rules.values()) {
            JsonNode type = rule.get("type");
            JsonNode values = rule.get("values");
            if (type != null && type.isString() && values != null && values.isArray()) {
                result.add(new WebhookFilter.Rule(type.getStringValue(), strings(values)));
            }
        }
        return result;
    }

    private static List<String> strings(JsonNode values) {
        List<String> result = new ArrayList<>();
        for (JsonNode value : values.values()) {
            if (value.isValueNode() && !value.isNull()) {
                result.add(value.coerceStringValue());
            }
        }
        return result;
    }

    static @Nullable JsonNode write(List<WebhookFilter> filters) {
        if (filters.isEmpty()) {
            return null;
        }
        return JsonNode.createArrayNode(filters.stream()
                .map(filter -> JsonNode.createObjectNode(Map.of(
                        RULES,
                        JsonNode.createArrayNode(
                                filter.rules().stream().map(FiltersJson::write).toList()))))
                .toList());
    }

    private static JsonNode write(WebhookFilter.Rule rule) {
        List<JsonNode> values = rule.values().stream()
                .map(value -> rule.type().equals(WORKSPACE)
                        ? JsonNode.createNumberNode(Long.parseLong(value))
                        : JsonNode.createStringNode(value))
                .toList();
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        fields.put("type", JsonNode.createStringNode(rule.type()));
        fields.put("values", JsonNode.createArrayNode(values));
        return JsonNode.createObjectNode(fields);
    }
}
