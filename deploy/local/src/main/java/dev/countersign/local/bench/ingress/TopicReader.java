package dev.countersign.local.bench.ingress;

import dev.countersign.local.bench.load.CallNumbers;
import dev.countersign.schemas.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads back which calls are on the topic. */
final class TopicReader implements AutoCloseable {

    private static final Duration ONE_POLL = Duration.ofMillis(500);
    private static final String ID = "ce_id";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final BitSet seen = new BitSet();
    private long repeated;

    TopicReader(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        20_000,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        16 * 1024 * 1024),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.partitions = consumer.partitionsFor(TopicNames.CONTRACT_EVENTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on to where the topic ends now. */
    void readOn() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(ONE_POLL);
            records.forEach(this::note);
        }
    }

    /** How many of the calls with these numbers were seen. */
    long count(long first, long sent) {
        return seen.get((int) first, (int) (first + sent)).cardinality();
    }

    /** Records that were not the first of their call, since the start. */
    long repeated() {
        return repeated;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        Header id = record.headers().lastHeader(ID);
        if (id == null) {
            throw new IllegalStateException("A record without " + ID + " is on the topic, at offset " + record.offset()
                    + " of partition " + record.partition());
        }
        int number = (int) CallNumbers.of(new String(id.value(), StandardCharsets.US_ASCII));
        if (seen.get(number)) {
            repeated++;
        }
        seen.set(number);
    }
}
