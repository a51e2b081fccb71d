package dev.countersign.policy.monitoring;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One alerting rule. */
record Alert(String name, Map<String, String> labels, Map<String, String> annotations) {

    /** Those of all rule files. */
    static List<Alert> all() {
        return MonitoringFiles.in(MonitoringFiles.RULES, ".yaml").stream()
                .map(MonitoringFiles::document)
                .flatMap(file -> elements(file, "groups"))
                .flatMap(group -> elements(group, "rules"))
                .filter(rule -> rule.has("alert"))
                .map(rule ->
                        new Alert(rule.get("alert").getAsString(), texts(rule, "labels"), texts(rule, "annotations")))
                .toList();
    }

    String label(String name) {
        return labels.getOrDefault(name, "");
    }

    String annotation(String name) {
        return annotations.getOrDefault(name, "");
    }

    static Stream<JsonObject> elements(JsonObject of, String list) {
        return of.has(list)
                ? StreamSupport.stream(of.getAsJsonArray(list).spliterator(), false)
                        .map(JsonElement::getAsJsonObject)
                : Stream.empty();
    }

    private static Map<String, String> texts(JsonObject rule, String member) {
        return rule.has(member)
                ? rule.getAsJsonObject(member).entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> entry.getValue().getAsString()))
                : Map.of();
    }
}
