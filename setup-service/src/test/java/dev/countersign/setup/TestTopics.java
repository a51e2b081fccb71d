package dev.countersign.setup;

import dev.countersign.schemas.register.SchemaRegistration;
import dev.countersign.schemas.topic.TopicNames;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One real broker in this process and a schema registry in memory, prepared as a deployment does it. */
final class TestTopics {

    static final String SCOPE = "setup-service-test";

    private final EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(
            1, 3, TopicNames.WEBHOOK_ENDPOINTS, TopicNames.ACCOUNT_CREDENTIALS, TopicNames.ACCOUNT_PROVISIONED);

    TestTopics() {
        broker.afterPropertiesSet();
        new SchemaRegistration(MockSchemaRegistry.getClientForScope(SCOPE, List.of(new AvroSchemaProvider())))
                .registerAll();
    }

    String brokers() {
        return broker.getBrokersAsString();
    }

    String registry() {
        return "mock://" + SCOPE;
    }

    /** All records of a key, from the beginning. */
    List<ConsumerRecord<String, @Nullable SpecificRecord>> read(String topic, String key) {
        Map<String, Object> configuration = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers(),
                "schema.registry.url",
                registry(),
                "specific.avro.reader",
                true);
        var values = new KafkaAvroDeserializer();
        values.configure(configuration, false);
        List<ConsumerRecord<String, @Nullable SpecificRecord>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (record.key().equals(key)) {
                        found.add(new ConsumerRecord<>(
                                record.topic(),
                                record.partition(),
                                record.offset(),
                                record.timestamp(),
                                record.timestampType(),
                                record.serializedKeySize(),
                                record.serializedValueSize(),
                                record.key(),
                                (SpecificRecord) record.value(),
                                record.headers(),
                                record.leaderEpoch()));
                    }
                });
            }
        }
        return found;
    }

    /** The values of a key on a topic, tombstones as null. */
    <T extends SpecificRecord> List<@Nullable T> values(String topic, String key, Class<T> type) {
        return read(topic, key).stream()
                .map(record -> type.cast(record.value()))
                .toList();
    }
}
