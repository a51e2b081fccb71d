package dev.countersign.local.story;

import dev.countersign.local.stack.Endpoints;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A topic read from its beginning, as any internal system of the partner would read it.
 *
 * @param <T> the class of the values
 */
public final class Topic<T> implements AutoCloseable {

    private static final Duration ONE_POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, T> consumer;
    private final List<ConsumerRecord<String, T>> seen = new ArrayList<>();
    private final String name;

    /**
     * Opens a topic.
     *
     * @param endpoints where the broker and the schema registry are
     * @param name the topic
     */
    public Topic(Endpoints endpoints, String name) {
        this.name = name;
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, endpoints.bootstrapServers());
        configuration.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        configuration.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, KafkaAvroDeserializer.class);
        configuration.put(
                AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG,
                endpoints.registry().toString());
        configuration.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        this.consumer = new KafkaConsumer<>(configuration);
        List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Waits for a record.
     *
     * @param what what is waited for, for the message when it does not come
     * @param patience how long
     * @param wanted tells it
     * @return the first such record, also one that was read before
     */
    public ConsumerRecord<String, T> await(
            String what, Duration patience, Predicate<ConsumerRecord<String, T>> wanted) {
        return Waiting.until(what + " on " + name, patience, () -> {
            poll();
            return first(wanted);
        });
    }

    /**
     * What has been read so far.
     *
     * @return the records in the order they came
     */
    public List<ConsumerRecord<String, T>> seen() {
        return List.copyOf(seen);
    }

    /** Reads what is there at the moment. */
    public void poll() {
        consumer.poll(ONE_POLL).forEach(seen::add);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Optional<ConsumerRecord<String, T>> first(Predicate<ConsumerRecord<String, T>> wanted) {
        return seen.stream().filter(wanted).findFirst();
    }
}
