package dev.countersign.schemas.register;

import dev.countersign.schemas.topic.TopicCatalogue;
import dev.countersign.schemas.topic.TopicSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The catalogue as Strimzi KafkaTopic resources, for clusters where an operator creates the topics. */
final class StrimziTopics {

    private static final int REPLICAS = 3;

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private StrimziTopics() {}

    /** All topics as one multi-document YAML text; the cluster's name is left to a kustomize overlay. */
    static String yaml() {
        return TopicCatalogue.all().stream()
                .map(StrimziTopics::resource)
                .map(MAPPER::writeValueAsString)
                .collect(Collectors.joining(
                        "", "# Generated from the topic catalogue: java -jar schemas-tool.jar strimzi-topics\n", ""));
    }

    private static Map<String, Object> resource(TopicSpec topic) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("apiVersion", "kafka.strimzi.io/v1");
        resource.put("kind", "KafkaTopic");
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", topic.name());
        metadata.put("labels", Map.of("strimzi.io/cluster", "kafka"));
        resource.put("metadata", metadata);
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("topicName", topic.name());
        spec.put("partitions", topic.partitions());
        spec.put("replicas", REPLICAS);
        spec.put("config", new TreeMap<>(topic.configuration(REPLICAS)));
        resource.put("spec", spec);
        return resource;
    }
}
