package dev.countersign.sync.intake;

import dev.countersign.events.DeadLetter;
import dev.countersign.events.OriginalHeader;
import dev.countersign.schemas.cloudevents.CloudEvent;
import dev.countersign.schemas.cloudevents.EventTypes;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.sync.config.OutboxProperties;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Puts records that are of no use aside, with their original bytes, so that those behind them go on. */
@Component
final class DeadLetters {

    /** Where a record was. */
    record Place(String topic, int partition, long offset, String key) {
        @Override
        public String toString() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final String SERVICE = "contract-sync-service";
    /** The broker takes records up to 1 MiB (1,048,576 bytes), and the dead letter holds more than the value. */
    private static final int LONGEST_VALUE = 900_000;

    /** Counted from zero on: the first one must be an increase. */
    private static final List<String> TOPICS = List.of(
            TopicNames.CONTRACT_EVENTS,
            TopicNames.ACCOUNT_PROVISIONED,
            TopicNames.ACCOUNT_CREDENTIALS,
            TopicNames.CONTRACT_REQUESTS);

    private static final List<String> REASONS = List.of("undecodable", "unexpected_type", "unusable");

    private static final URI SOURCE = URI.create("/countersign/" + SERVICE);

    private final KafkaTemplate<Object, Object> kafka;
    private final OutboxProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;

    DeadLetters(KafkaTemplate<Object, Object> kafka, OutboxProperties properties, MeterRegistry meters, Clock clock) {
        this.kafka = kafka;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
        for (String topic : TOPICS) {
            for (String reason : REASONS) {
                var _ = counter(topic, reason);
            }
        }
    }

    /**
     * Publishes a record as a dead letter, and waits for the broker: the original is committed only afterwards. A value that would not fit once
     * it is wrapped is cut off, for a dead letter that is never taken would hold up the partition.
     *
     * @param reason a stable code
     * @throws DeadLetterFailedException if the broker did not take it
     */
    void put(Place place, byte[] value, List<OriginalHeader> headers, String reason, String detail) {
        Instant now = clock.instant();
        DeadLetter letter = DeadLetter.newBuilder()
                .setSourceTopic(place.topic())
                .setSourcePartition(place.partition())
                .setSourceOffset(place.offset())
                .setKey(ByteBuffer.wrap(place.key().getBytes(StandardCharsets.UTF_8)))
                .setValue(ByteBuffer.wrap(value, 0, Math.min(value.length, LONGEST_VALUE)))
                .setHeaders(headers)
                .setReason(reason)
                .setDetail(
                        value.length <= LONGEST_VALUE
                                ? detail
                                : detail + "; only the first " + LONGEST_VALUE + " of the value's " + value.length
                                        + " bytes are here")
                .setService(SERVICE)
                .setAttempts(1)
                .setFailedAt(now)
                .build();
        ProducerRecord<Object, Object> message = new ProducerRecord<>(TopicNames.DEAD_LETTERS, place.key(), letter);
        new CloudEvent(place.toString(), EventTypes.DEAD_LETTER, SOURCE, place.topic(), now).writeTo(message.headers());
        send(place, message);
        counter(place.topic(), reason).increment();
        LOG.atWarn()
                .addKeyValue("record", place.toString())
                .addKeyValue("reason", reason)
                .log("A record was put to the dead letters");
    }

    private Counter counter(String topic, String reason) {
        return meters.counter("countersign.sync.dead-letters", "topic", topic, "reason", reason);
    }

    private void send(Place place, ProducerRecord<Object, Object> message) {
        try {
            Object _ = kafka.send(message).get(properties.acknowledgeTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new DeadLetterFailedException("The dead letter of " + place + " was not taken by the broker", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeadLetterFailedException("Interrupted while publishing the dead letter of " + place, e);
        }
    }
}
