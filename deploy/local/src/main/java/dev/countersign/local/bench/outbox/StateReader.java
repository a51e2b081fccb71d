package dev.countersign.local.bench.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic of states and keeps of it how many records came, when, and whether the versions of each key only grew. */
final class StateReader implements AutoCloseable {

    private static final Duration ONE_POLL = Duration.ofMillis(200);

    private final String topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<String, Long> versions = new HashMap<>();
    private long records;
    private long outOfOrder;
    private long first;
    private long last;

    StateReader(String bootstrapServers, String topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    String topic() {
        return topic;
    }

    /** Reads what came since the last time, until the end of the topic as it is now; the numbers below are of this reading. */
    void readToEnd() {
        records = 0;
        first = Long.MAX_VALUE;
        last = Long.MIN_VALUE;
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(ONE_POLL).forEach(this::read);
        }
    }

    private void read(ConsumerRecord<String, byte[]> found) {
        records++;
        first = Math.min(first, found.timestamp());
        last = Math.max(last, found.timestamp());
        long version = version(found);
        Long before = versions.put(found.key(), version);
        if (before != null && before >= version) {
            outOfOrder++;
        }
    }

    /** The event's id ends with the version of the state. */
    private static long version(ConsumerRecord<String, byte[]> found) {
        String id = new String(found.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
        return Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
    }

    long records() {
        return records;
    }

    /** When the first record was sent, in milliseconds since the epoch. */
    long first() {
        return first;
    }

    /** When the last record was sent. */
    long last() {
        return last;
    }

    /** Records ever read whose version was not higher than the one before of the same key. */
    long outOfOrder() {
        return outOfOrder;
    }

    /** How many of so many keys have another last version than this one, or none. */
    long notAt(long version, int keys) {
        return keys
                - versions.values().stream().filter(found -> found == version).count();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
