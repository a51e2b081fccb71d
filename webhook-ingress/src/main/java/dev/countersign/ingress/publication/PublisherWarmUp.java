package dev.countersign.ingress.publication;

import dev.countersign.events.ContractEvent;
import dev.countersign.events.DeadLetter;
import dev.countersign.schemas.topic.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does at start, on a virtual thread, what would otherwise block the first request: learns the schemas' ids from the
 * registry and the topics' partitions from the brokers. Tries until all are there.
 */
final class PublisherWarmUp implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PublisherWarmUp.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS_BEFORE_WARNING = 20;

    private final Serializer<SpecificRecord> serializer;
    private final RecordSender sender;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile boolean schemasKnown;
    private volatile boolean topicsKnown;
    private volatile @Nullable Thread thread;

    PublisherWarmUp(Serializer<SpecificRecord> serializer, RecordSender sender) {
        this.serializer = serializer;
        this.sender = sender;
    }

    boolean isDone() {
        return topicsKnown;
    }

    /** What is still missing, for people. */
    String missing() {
        return schemasKnown
                ? "the partitions of " + TopicNames.CONTRACT_EVENTS + " and " + TopicNames.WEBHOOK_QUARANTINE
                        + " (is Kafka there, and are the topics created?)"
                : "the id of the ContractEvent schema and of the DeadLetter schema of "
                        + TopicNames.WEBHOOK_QUARANTINE
                        + " (is the schema registry there, and are they registered?)";
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("publisher-warm-up").start(this::run);
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        int attempts = 0;
        while (!isDone()) {
            try {
                learn();
            } catch (RuntimeException e) {
                attempts++;
                if (attempts % ATTEMPTS_BEFORE_WARNING == 0) {
                    LOG.atWarn().setCause(e).log("Nothing can be published yet: waiting for {}", missing());
                }
                if (isStoppedAfter(pause)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
        LOG.info("The schemas and topics are known: calls can be published");
    }

    private void learn() {
        if (!schemasKnown) {
            serializer.serialize(TopicNames.CONTRACT_EVENTS, sampleEvent());
            serializer.serialize(TopicNames.WEBHOOK_QUARANTINE, sampleLetter());
            schemasKnown = true;
        }
        // The producer never blocks, so this fails until the brokers have answered in the background.
        sender.requirePartitionsOf(TopicNames.CONTRACT_EVENTS);
        sender.requirePartitionsOf(TopicNames.WEBHOOK_QUARANTINE);
        topicsKnown = true;
    }

    private boolean isStoppedAfter(Duration pause) {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Never sent. */
    private static ContractEvent sampleEvent() {
        return ContractEvent.newBuilder()
                .setAccountId(0)
                .setContractId(0)
                .setEndpointId("")
                .setCallbackId("")
                .setEventType("")
                .setReceivedAt(Instant.EPOCH)
                .setSignKeyId("")
                .setBodySha256("")
                .build();
    }

    /** Never sent. */
    private static DeadLetter sampleLetter() {
        return DeadLetter.newBuilder()
                .setSourceTopic("")
                .setReason("")
                .setService("")
                .setFailedAt(Instant.EPOCH)
                .build();
    }
}
