package dev.countersign.ingress;

import dev.countersign.schemas.register.SchemaRegistration;
import dev.countersign.schemas.topic.TopicNames;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** A schema registry in memory, with all schemas registered as a deployment does it. */
final class TestRegistry implements AutoCloseable {

    private final String scope;

    TestRegistry(String scope) {
        this.scope = scope;
        new SchemaRegistration(MockSchemaRegistry.getClientForScope(
                        scope, List.of(new io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider())))
                .registerAll();
    }

    String url() {
        return "mock://" + scope;
    }

    byte[] encodeEndpoint(Object value) {
        try (Serializer<Object> serializer = new KafkaAvroSerializer()) {
            serializer.configure(configuration(), false);
            return serializer.serialize(TopicNames.WEBHOOK_ENDPOINTS, value);
        }
    }

    Object decode(String topic, byte[] value) {
        try (Deserializer<Object> deserializer = new KafkaAvroDeserializer()) {
            deserializer.configure(configuration(), false);
            return deserializer.deserialize(topic, value);
        }
    }

    private Map<String, Object> configuration() {
        return Map.of(
                "schema.registry.url", url(),
                "auto.register.schemas", false,
                "avro.remove.java.properties", true,
                "specific.avro.reader", true);
    }

    @Override
    public void close() {
        MockSchemaRegistry.dropScope(scope);
    }
}
