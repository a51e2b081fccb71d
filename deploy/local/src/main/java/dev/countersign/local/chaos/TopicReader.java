package dev.countersign.local.chaos;

import dev.countersign.events.ContractEvent;
import dev.countersign.schemas.topic.TopicNames;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads back whole topics, all partitions from their beginnings to their ends, as any subscriber would. */
final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A callback's id, wherever it stands in a value. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");

    private final String bootstrapServers;
    private final URI registry;

    TopicReader(String bootstrapServers, URI registry) {
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
    }

    void readContractEvents(Checker checker) {
        try (var values = new KafkaAvroDeserializer()) {
            values.configure(
                    Map.of(
                            AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG,
                            registry.toString(),
                            KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG,
                            true),
                    false);
            Deserializer<Object> deserializer = values;
            read(
                    TopicNames.CONTRACT_EVENTS,
                    record -> checker.see(record.partition(), record.key(), (ContractEvent)
                            deserializer.deserialize(record.topic(), record.value())));
        }
    }

    /** Reads the quarantine topic, if there is one, whatever its records look like. */
    void readQuarantine(Set<String> topics, Checker checker) {
        topics.stream()
                .filter(topic -> topic.contains("quarantine"))
                .forEach(topic -> read(topic, record -> {
                    byte[] value = record.value() == null ? new byte[0] : record.value();
                    Matcher ids = ID.matcher(new String(value, StandardCharsets.ISO_8859_1));
                    while (ids.find()) {
                        checker.seeQuarantined(ids.group());
                    }
                }));
    }

    private void read(String topic, Consumer<ConsumerRecord<String, byte[]>> reader) {
        try (var consumer =
                new KafkaConsumer<>(configuration(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!hasReached(consumer, ends)) {
                var records = consumer.poll(POLL);
                records.forEach(reader);
                if (!records.isEmpty()) {
                    deadline = System.nanoTime() + PATIENCE.toNanos();
                } else if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException("The topic " + topic + " can't be read to its end");
                }
            }
        }
    }

    private static boolean hasReached(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private Map<String, Object> configuration() {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        configuration.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        // The launcher's heap is small, and there are many partitions.
        configuration.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * 1024 * 1024);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return configuration;
    }
}
