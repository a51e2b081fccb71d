package dev.countersign.sync;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything on a topic, read as a stranger would; what was read once is kept. */
final class Records implements AutoCloseable {

    private final KafkaConsumer<String, Object> consumer;
    private final List<TopicPartition> partitions;
    private final List<ConsumerRecord<String, Object>> found = new ArrayList<>();

    Records(String brokers, String topic) {
        consumer = new KafkaConsumer<>(Map.of(
                "bootstrap.servers", brokers,
                "key.deserializer", StringDeserializer.class,
                "value.deserializer", KafkaAvroDeserializer.class,
                "schema.registry.url", World.REGISTRY,
                "specific.avro.reader", true));
        partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    synchronized List<ConsumerRecord<String, Object>> all() {
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
            consumer.poll(Duration.ofMillis(100)).forEach(found::add);
        }
        return List.copyOf(found);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
