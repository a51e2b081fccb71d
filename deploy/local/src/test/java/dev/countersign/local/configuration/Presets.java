package dev.countersign.local.configuration;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a service's application.yaml sets. */
final class Presets {

    private Presets() {}

    /** Values by full name. */
    static Map<String, String> of(Path module) {
        Map<String, String> values = new TreeMap<>();
        Path file = module.resolve("src/main/resources/application.yaml");
        collect("", new YAMLMapper().readTree(file.toFile()), values);
        return values;
    }

    private static void collect(String name, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.propertyStream().forEach(entry -> collect(join(name, entry.getKey()), entry.getValue(), values));
        } else if (node.isArray()) {
            values.put(name, node.valueStream().map(JsonNode::asString).collect(Collectors.joining(",")));
        } else {
            values.put(name, node.asString());
        }
    }

    private static String join(String name, String key) {
        return name.isEmpty() || key.startsWith("[") ? name + key : name + "." + key;
    }
}
