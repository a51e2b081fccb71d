package dev.countersign.ingress.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.events.ContractEvent;
import dev.countersign.schemas.topic.TopicNames;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SharedAvroSerializerTest {

    private static final String TOPIC = TopicNames.CONTRACT_EVENTS;

    private final KafkaAvroSerializer confluent =
            new KafkaAvroSerializer(new MockSchemaRegistryClient(), Map.of("schema.registry.url", "mock://unused"));
    private final SharedAvroSerializer serializer = new SharedAvroSerializer(confluent, true);

    @Test
    void what_it_writes_itself_is_what_confluent_writes() {
        // Given
        serializer.serialize(TOPIC, event("first", null));
        ContractEvent second = event("sécond", 77L);
        // When
        byte[] written = serializer.serialize(TOPIC, second);
        // Then
        assertThat(written).isEqualTo(confluent.serialize(TOPIC, second));
    }

    @Test
    void a_record_that_can_not_be_written_leaves_nothing_in_the_next_one() {
        // Given
        serializer.serialize(TOPIC, event("first", null));
        ContractEvent broken = event("broken", 1L);
        broken.put("callbackId", null);
        assertThatThrownBy(() -> serializer.serialize(TOPIC, broken)).isInstanceOf(RuntimeException.class);
        ContractEvent next = event("next", null);
        // When
        byte[] written = serializer.serialize(TOPIC, next);
        // Then
        assertThat(written).isEqualTo(confluent.serialize(TOPIC, next));
    }

    private static ContractEvent event(String endpointId, @Nullable Long eventId) {
        return ContractEvent.newBuilder()
                .setAccountId(1)
                .setContractId(2)
                .setEndpointId(endpointId)
                .setCallbackId("callback")
                .setEventId(eventId)
                .setEventType("contract:sign")
                .setEventTime(Instant.ofEpochMilli(1_594_048_454_000L))
                .setReceivedAt(Instant.ofEpochMilli(1_594_048_455_123L))
                .setSignKeyId("key")
                .setBodySha256("00")
                .build();
    }
}
