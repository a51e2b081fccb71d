package dev.countersign.ingress;

import dev.countersign.schemas.topic.TopicNames;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One real broker in this process, with the three topics the ingress uses. */
final class TestBroker implements AutoCloseable {

    private final EmbeddedKafkaBroker broker;

    TestBroker() {
        broker = new EmbeddedKafkaKraftBroker(
                1, 3, TopicNames.WEBHOOK_ENDPOINTS, TopicNames.CONTRACT_EVENTS, TopicNames.WEBHOOK_QUARANTINE);
        broker.afterPropertiesSet();
    }

    String addresses() {
        return broker.getBrokersAsString();
    }

    int port() {
        return Integer.parseInt(addresses().substring(addresses().lastIndexOf(':') + 1));
    }

    TestTopics topics() {
        return new TestTopics(addresses());
    }

    /** Writes a record and waits until it is acknowledged. */
    void write(String topic, String key, byte @Nullable [] value) {
        topics().write(topic, key, value);
    }

    /** Reads all that is in a topic now. */
    List<ConsumerRecord<String, byte[]>> readAll(String topic) {
        return topics().readAll(topic);
    }

    /** Reads a topic from the beginning until {@code count} records match, or five seconds have passed. */
    List<ConsumerRecord<String, byte[]>> read(
            String topic, int count, Predicate<ConsumerRecord<String, byte[]>> matching) {
        return topics().read(topic, count, matching);
    }

    void stop() {
        broker.destroy();
    }

    @Override
    public void close() {
        broker.destroy();
    }
}
