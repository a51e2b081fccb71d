package dev.countersign.ingress.endpoint;

import dev.countersign.schemas.topic.TopicNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the whole endpoint topic and follows it, on a virtual thread and without a consumer group: every instance needs
 * every endpoint. A consumer that fails is replaced, and the new one reads from the beginning; meanwhile the endpoints
 * known so far stay.
 */
final class EndpointTopicFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointTopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int FAILURES_PER_WARNING = 30;
    private static final Duration LOOK_UP = Duration.ofSeconds(5);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final EndpointRecordReader reader;
    private final EndpointDirectory directory;
    private final ReaderState state;
    private final Duration retryDelay;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile @Nullable Thread thread;
    private volatile @Nullable Consumer<String, byte[]> current;

    EndpointTopicFollower(
            Supplier<Consumer<String, byte[]>> consumers,
            EndpointRecordReader reader,
            EndpointDirectory directory,
            ReaderState state,
            Duration retryDelay) {
        this.consumers = consumers;
        this.reader = reader;
        this.directory = directory;
        this.state = state;
        this.retryDelay = retryDelay;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("endpoint-topic").start(this::run);
    }

    @Override
    public void stop() {
        stopped.countDown();
        Consumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public boolean isRunning() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    private void run() {
        int failures = 0;
        do {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException _) {
                // Only stop() wakes it up, and the loop's condition sees that.
            } catch (RuntimeException e) {
                state.failed("is not being read: " + e.getClass().getSimpleName());
                warn(e, failures++);
            }
        } while (!isStoppedAfter(retryDelay));
        state.failed("is not being read: shut down");
    }

    private void follow(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, LOOK_UP);
        Map<String, Endpoint> found = new HashMap<>();
        while (!hasReached(consumer, ends)) {
            poll(consumer, found::put, found::remove);
        }
        directory.load(found);
        state.caughtUp();
        LOG.atInfo().addKeyValue("endpoints", found.size()).log("The endpoint topic has been read to its end");
        while (stopped.getCount() > 0) {
            poll(consumer, (_, endpoint) -> directory.put(endpoint), directory::remove);
        }
    }

    private void warn(RuntimeException failure, int earlierFailures) {
        if (earlierFailures % FAILURES_PER_WARNING == 0) {
            LOG.atWarn()
                    .addKeyValue("topic", TopicNames.WEBHOOK_ENDPOINTS)
                    .setCause(failure)
                    .log("The endpoint topic can't be read; trying again every {}", retryDelay);
        }
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions =
                Optional.ofNullable(consumer.partitionsFor(TopicNames.WEBHOOK_ENDPOINTS, LOOK_UP))
                        .orElse(List.of())
                        .stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException(
                    "The topic " + TopicNames.WEBHOOK_ENDPOINTS + " doesn't exist. Create the topics first.");
        }
        return partitions;
    }

    private static boolean hasReached(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), LOOK_UP) >= end.getValue());
    }

    private void poll(
            Consumer<String, byte[]> consumer,
            BiConsumer<String, Endpoint> present,
            java.util.function.Consumer<String> gone) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            switch (reader.read(record)) {
                case EndpointRecord.Present(Endpoint endpoint) -> present.accept(endpoint.endpointId(), endpoint);
                case EndpointRecord.Ended(String endpointId) -> gone.accept(endpointId);
                case EndpointRecord.Unreadable(String endpointId) -> gone.accept(endpointId);
            }
        }
        state.polled();
    }

    private boolean isStoppedAfter(Duration delay) {
        try {
            return stopped.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
