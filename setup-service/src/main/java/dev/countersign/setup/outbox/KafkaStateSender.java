package dev.countersign.setup.outbox;

import dev.countersign.schemas.cloudevents.CloudEvent;
import dev.countersign.setup.tracing.TraceParent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sends one state as a record with its CloudEvents headers and the trace that caused it. */
@Component
final class KafkaStateSender implements StateSender {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaStateSender.class);
    private static final URI SOURCE = URI.create("urn:countersign:setup-service");

    private final KafkaTemplate<String, SpecificRecord> kafka;

    KafkaStateSender(KafkaTemplate<String, SpecificRecord> kafka) {
        this.kafka = kafka;
    }

    @Override
    public CompletableFuture<?> send(StateTable table, PendingState state) {
        try {
            return kafka.send(toRecord(table, state));
        } catch (RuntimeException e) {
            // Metadata missing, value not serializable, schema not registered: this state fails, the others need not.
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void prepare(StateTable table) {
        try {
            int partitions = kafka.partitionsFor(table.topic()).size();
            LOG.atDebug()
                    .addKeyValue("topic", table.topic())
                    .addKeyValue("partitions", partitions)
                    .log("Kafka is reachable");
        } catch (KafkaException e) {
            LOG.atWarn()
                    .addKeyValue("topic", table.topic())
                    .addKeyValue("reason", e.toString())
                    .log("Kafka does not tell about a topic yet; states wait in their tables. "
                            + "Check the brokers and that the topic was created.");
        }
    }

    private static ProducerRecord<String, SpecificRecord> toRecord(StateTable table, PendingState state) {
        var record = new ProducerRecord<String, SpecificRecord>(table.topic(), state.key(), state.value());
        // The id is the version, so that a repeat is recognised as one.
        String id = table.topic() + "/" + state.key() + "/" + state.version();
        new CloudEvent(id, table.eventType(), SOURCE, state.subject(), state.changedAt()).writeTo(record.headers());
        if (state.traceparent() != null) {
            record.headers().add(TraceParent.HEADER, state.traceparent().getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }
}
