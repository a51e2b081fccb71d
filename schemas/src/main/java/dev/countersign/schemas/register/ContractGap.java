package dev.countersign.schemas.register;

import dev.countersign.schemas.topic.TopicCatalogue;
import dev.countersign.schemas.topic.TopicSpec;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** What a cluster and a registry lack of the published contract. It only reads. */
final class ContractGap {

    private static final int NOT_FOUND = 404;

    private final Callable<? extends Collection<String>> topics;
    private final SchemaRegistryClient registry;

    /**
     * Compares what there is with the catalogue.
     *
     * @param topics lists the names of the topics that there are
     * @param registry asked for every schema of the catalogue; must not keep answers about what is missing
     */
    ContractGap(Callable<? extends Collection<String>> topics, SchemaRegistryClient registry) {
        this.topics = topics;
        this.registry = registry;
    }

    /** What is missing or can't be looked at, each in words; empty when all is there. */
    List<String> find() throws InterruptedException {
        List<String> missing = new ArrayList<>();
        missing.addAll(missingTopics());
        missing.addAll(missingSchemas());
        return missing;
    }

    private List<String> missingTopics() throws InterruptedException {
        try {
            Set<String> existing = Set.copyOf(topics.call());
            return TopicCatalogue.all().stream()
                    .map(TopicSpec::name)
                    .filter(name -> !existing.contains(name))
                    .map(name -> "topic " + name)
                    .toList();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return List.of("an answer of Kafka (" + e.getMessage() + ")");
        }
    }

    private List<String> missingSchemas() {
        List<String> missing = new ArrayList<>();
        for (TopicSpec topic : TopicCatalogue.all()) {
            try {
                int _ = registry.getId(
                        topic.valueSubject(), new AvroSchema(SchemaRegistration.published(topic.valueSchema())));
            } catch (RestClientException e) {
                missing.add(
                        e.getStatus() == NOT_FOUND
                                ? "schema of " + topic.valueSubject()
                                : "an answer of the schema registry about " + topic.valueSubject() + " (HTTP "
                                        + e.getStatus() + ": " + e.getMessage() + ")");
            } catch (IOException e) {
                // The next one would wait for as long.
                return List.of("an answer of the schema registry (" + e.getMessage() + ")");
            }
        }
        return missing;
    }
}
