package dev.countersign.local.bench.sync;

import dev.countersign.events.ContractEvent;
import dev.countersign.schemas.topic.RecordKeys;
import dev.countersign.schemas.topic.TopicNames;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Puts records on topics as the other services would. */
final class Records implements AutoCloseable {

    private final String bootstrapServers;
    private final KafkaProducer<String, Object> producer;

    Records(String bootstrapServers, URI registry) {
        this.bootstrapServers = bootstrapServers;
        KafkaAvroSerializer values = new KafkaAvroSerializer();
        values.configure(
                Map.of(
                        "schema.registry.url", registry.toString(),
                        "auto.register.schemas", false,
                        "use.latest.version", false,
                        "avro.remove.java.properties", true),
                false);
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(),
                // The plain listener's topic holds the same records.
                (topic, value) -> values.serialize(
                        topic.equals(PlainListener.TOPIC) ? TopicNames.CONTRACT_EVENTS : topic, value));
    }

    void send(String topic, String key, Object value) {
        var _ = producer.send(new ProducerRecord<>(topic, key, value));
    }

    /** @param partition null: the one that the key belongs to */
    void event(String topic, @Nullable Integer partition, BenchContract contract, String type, String callback) {
        Instant now = Instant.now();
        ContractEvent event = ContractEvent.newBuilder()
                .setAccountId(contract.account().id())
                .setContractId(contract.id())
                .setEndpointId("bench")
                .setCallbackId(callback)
                .setEventType(type)
                .setEventTime(now)
                .setReceivedAt(now)
                .setSignKeyId("bench")
                .setBodySha256("00")
                .build();
        String key = RecordKeys.contract(contract.account().id(), contract.id());
        var _ = producer.send(new ProducerRecord<>(topic, partition, key, event));
    }

    /** Waits until everything that was sent is on its topic. */
    void flush() {
        producer.flush();
    }

    void createTopic(String name) {
        try (Admin admin =
                Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var _ = admin.createTopics(java.util.List.of(new NewTopic(name, 1, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The topic " + name + " can't be created", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the topic " + name + " was created", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
