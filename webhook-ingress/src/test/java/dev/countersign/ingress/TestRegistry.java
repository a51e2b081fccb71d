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

/** A schema registry, usually in memory, with all schemas registered as a deployment does it. */
final class TestRegistry implements AutoCloseable {

    private final String url;
    private final Runnable end;

    private TestRegistry(String url, Runnable end) {
        this.url = url;
        this.end = end;
    }

    TestRegistry(String scope) {
        this("mock://" + scope, () -> MockSchemaRegistry.dropScope(scope));
        new SchemaRegistration(MockSchemaRegistry.getClientForScope(
                        scope, List.of(new io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider())))
                .registerAll();
    }

    /** One that runs elsewhere and has what was registered there. */
    static TestRegistry at(String url) {
        return new TestRegistry(url, () -> {});
    }

    String url() {
        return url;
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
        end.run();
    }
}
