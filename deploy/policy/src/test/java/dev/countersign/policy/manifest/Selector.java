package dev.countersign.policy.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** A label selector of Kubernetes; an empty one selects everything. */
public record Selector(Map<String, String> labels, List<JsonObject> expressions) {

    /** The selector at a path, as most kinds have it. */
    public static Selector at(JsonElement from, String... path) {
        JsonObject selector = Json.object(from, path);
        return new Selector(Json.map(selector, "matchLabels"), Json.objects(selector, "matchExpressions"));
    }

    /** The selector at a path that has labels only, as Services have it. */
    public static Selector ofLabels(JsonElement from, String... path) {
        return new Selector(Json.map(from, path), List.of());
    }

    public boolean selects(Map<String, String> candidate) {
        return candidate.entrySet().containsAll(labels.entrySet())
                && expressions.stream().allMatch(expression -> holds(expression, candidate));
    }

    public boolean selects(Workload workload) {
        return selects(workload.podLabels());
    }

    public boolean isEmpty() {
        return labels.isEmpty() && expressions.isEmpty();
    }

    private static boolean holds(JsonObject expression, Map<String, String> candidate) {
        String value = candidate.get(String.valueOf(Json.text(expression, "key")));
        List<String> values = Json.texts(expression, "values");
        return switch (String.valueOf(Json.text(expression, "operator"))) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
