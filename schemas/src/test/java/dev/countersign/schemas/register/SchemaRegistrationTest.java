package dev.countersign.schemas.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.events.ContractEvent;
import dev.countersign.schemas.topic.TopicCatalogue;
import dev.countersign.schemas.topic.TopicSpec;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

final class SchemaRegistrationTest {

    private static final Map<String, Object> SERDE = Map.of(
            "schema.registry.url", "mock://unused",
            "auto.register.schemas", false,
            "avro.remove.java.properties", true,
            "specific.avro.reader", true);

    private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();

    @Test
    void every_topic_gets_its_subject_and_doing_it_again_changes_nothing() throws Exception {
        // Given
        var registration = new SchemaRegistration(registry);
        var first = registration.registerAll();

        // When
        var again = registration.registerAll();

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(registry.getAllSubjects())
                .containsExactlyInAnyOrderElementsOf(TopicCatalogue.all().stream()
                        .map(TopicSpec::valueSubject)
                        .toList());
        assertThat(registry.getAllVersions(TopicCatalogue.CONTRACT_EVENTS.valueSubject()))
                .containsExactly(1);
    }

    @Test
    void a_serializer_that_may_not_register_finds_the_registered_schema() {
        // Given
        new SchemaRegistration(registry).registerAll();
        String topic = TopicCatalogue.CONTRACT_EVENTS.name();

        // When
        Object read;
        try (var serializer = new KafkaAvroSerializer(registry, SERDE);
                var deserializer = new KafkaAvroDeserializer(registry, SERDE)) {
            read = deserializer.deserialize(topic, serializer.serialize(topic, event()));
        }

        // Then
        assertThat(read).isEqualTo(event());
    }

    @Test
    void a_serializer_that_may_not_register_fails_before_registration() {
        // Then
        try (var serializer = new KafkaAvroSerializer(registry, SERDE)) {
            assertThatThrownBy(() -> serializer.serialize(TopicCatalogue.CONTRACT_EVENTS.name(), event()))
                    .isInstanceOf(SerializationException.class);
        }
    }

    @Test
    void what_is_published_names_no_java_type() {
        // When
        String published =
                SchemaRegistration.published(ContractEvent.getClassSchema()).toString();

        // Then
        assertThat(published).doesNotContain("avro.java.string").contains("timestamp-millis");
    }

    private static ContractEvent event() {
        return ContractEvent.newBuilder()
                .setAccountId(1)
                .setContractId(2)
                .setEndpointId("e1")
                .setCallbackId("cb-1")
                .setEventType("contract:sign")
                .setReceivedAt(Instant.parse("2026-01-02T03:04:05.006Z"))
                .setSignKeyId("k1")
                .setBodySha256("00")
                .build();
    }
}
