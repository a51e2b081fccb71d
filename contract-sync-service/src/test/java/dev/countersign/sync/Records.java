package dev.countersign.sync;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything on a topic, read as a stranger would. */
final class Records {

    private final String brokers;
    private final String topic;

    Records(String brokers, String topic) {
        this.brokers = brokers;
        this.topic = topic;
    }

    List<ConsumerRecord<String, Object>> all() {
        List<ConsumerRecord<String, Object>> found = new ArrayList<>();
        try (KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(Map.of(
                "bootstrap.servers", brokers,
                "key.deserializer", StringDeserializer.class,
                "value.deserializer", KafkaAvroDeserializer.class,
                "schema.registry.url", World.REGISTRY,
                "specific.avro.reader", true))) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new org.apache.kafka.common.TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }
}
