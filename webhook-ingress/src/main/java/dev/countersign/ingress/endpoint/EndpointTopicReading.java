package dev.countersign.ingress.endpoint;

import dev.countersign.schemas.topic.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One consumer's way through the endpoint topic: to its end, and then along with it. */
final class EndpointTopicReading {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointTopicReading.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOK_UP = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final EndpointRecordReader reader;
    private final EndpointDirectory directory;
    private final ReaderState state;
    private List<TopicPartition> partitions = List.of();

    EndpointTopicReading(
            Consumer<String, byte[]> consumer,
            EndpointRecordReader reader,
            EndpointDirectory directory,
            ReaderState state) {
        this.consumer = consumer;
        this.reader = reader;
        this.directory = directory;
        this.state = state;
    }

    /** Reads until told otherwise, or until the consumer fails. */
    void follow(BooleanSupplier goOn) {
        assignNewPartitions();
        if (partitions.isEmpty()) {
            throw new IllegalStateException(
                    "The topic " + TopicNames.WEBHOOK_ENDPOINTS + " doesn't exist. Create the topics first.");
        }
        load();
        while (goOn.getAsBoolean()) {
            consumer.poll(POLL).forEach(this::apply);
            state.polled();
            assignNewPartitions();
        }
    }

    private void load() {
        long start = System.nanoTime();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, LOOK_UP);
        var snapshot = new EndpointSnapshot();
        while (!hasReached(ends)) {
            consumer.poll(POLL)
                    .forEach(record -> snapshot.add(reader.read(record), record.partition(), record.timestamp()));
        }
        Map<String, Endpoint> endpoints = snapshot.endpoints();
        directory.load(endpoints, snapshot.unreadable());
        // Not before: a reader that fails at the same record again and again has polled, and yet learnt nothing.
        state.polled();
        state.caughtUp();
        LOG.atInfo()
                .addKeyValue("endpoints", endpoints.size())
                .addKeyValue(
                        "millis", Duration.ofNanos(System.nanoTime() - start).toMillis())
                .log("The endpoint topic has been read to its end");
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        switch (reader.read(record)) {
            case EndpointRecord.Present(Endpoint endpoint) -> directory.put(endpoint);
            case EndpointRecord.Ended(String endpointId) -> directory.remove(endpointId);
            case EndpointRecord.Unreadable(String endpointId) -> directory.lose(endpointId);
        }
    }

    /** Asks the consumer's own picture of the cluster, which it renews from time to time; so this costs next to nothing. */
    private void assignNewPartitions() {
        List<TopicPartition> now =
                Optional.ofNullable(consumer.partitionsFor(TopicNames.WEBHOOK_ENDPOINTS, LOOK_UP))
                        .orElse(List.of())
                        .stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        if (now.size() <= partitions.size()) {
            return;
        }
        List<TopicPartition> added = new ArrayList<>(now);
        added.removeAll(partitions);
        consumer.assign(now);
        consumer.seekToBeginning(added);
        if (!partitions.isEmpty()) {
            LOG.atInfo().addKeyValue("partitions", now.size()).log("The endpoint topic has new partitions");
        }
        partitions = now;
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), LOOK_UP) >= end.getValue());
    }
}
