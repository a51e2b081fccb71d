package dev.countersign.local.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything one service can be told.
 *
 * @param name of the service
 * @param own properties of ours, by name
 * @param presets properties of Spring Boot and Kafka's clients that the service sets, by name
 */
record ServiceConfiguration(String name, List<Property> own, List<Property> presets) {

    /** Reads what was built. */
    static ServiceConfiguration of(Path root, String version, String service, String... sharedModules) {
        List<Property> declared = new ArrayList<>(Metadata.ofModule(root.resolve(service)));
        for (String module : sharedModules) {
            declared.addAll(Metadata.ofModule(root.resolve(module)));
        }
        Map<String, String> values = Presets.of(root.resolve(service));
        List<Property> own = declared.stream()
                .map(property -> values.containsKey(property.name())
                        ? property.withValue(Objects.requireNonNull(values.get(property.name())))
                        : property)
                .sorted(Comparator.comparing(Property::name))
                .toList();
        Map<String, String> meanings =
                Metadata.descriptions(root.resolve(service).resolve("target/" + service + "-" + version + ".jar"));
        List<Property> presets = values.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("countersign."))
                .map(entry -> new Property(
                        entry.getKey(), "", entry.getValue(), false, meanings.getOrDefault(entry.getKey(), "")))
                .toList();
        return new ServiceConfiguration(service, own, presets);
    }
}
