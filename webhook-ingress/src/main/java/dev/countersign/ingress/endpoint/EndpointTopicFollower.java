package dev.countersign.ingress.endpoint;

import dev.countersign.schemas.topic.TopicNames;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
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
    private static final int FAILURES_PER_WARNING = 30;

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
                new EndpointTopicReading(consumer, reader, directory, state).follow(() -> stopped.getCount() > 0);
            } catch (WakeupException _) {
                // Only stop() wakes it up, and the loop's condition sees that.
            } catch (RuntimeException e) {
                state.failed("is not being read: " + e.getClass().getSimpleName());
                warn(e, failures++);
            }
        } while (!isStoppedAfter(retryDelay));
        state.failed("is not being read: shut down");
    }

    private void warn(RuntimeException failure, int earlierFailures) {
        if (earlierFailures % FAILURES_PER_WARNING == 0) {
            LOG.atWarn()
                    .addKeyValue("topic", TopicNames.WEBHOOK_ENDPOINTS)
                    .setCause(failure)
                    .log("The endpoint topic can't be read; trying again every {}", retryDelay);
        }
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
