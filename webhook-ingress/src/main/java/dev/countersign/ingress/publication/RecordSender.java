package dev.countersign.ingress.publication;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Sends records and tells when all of them are acknowledged. The producer is used directly: per record,
 * {@code KafkaTemplate} makes two futures and a callback, and an observation that asks for the cluster's id, blocking.
 */
final class RecordSender {

    private final ProducerFactory<String, SpecificRecord> producers;
    private final RecordTracing tracing;
    private final PublishTimers timers;
    private volatile @Nullable Producer<String, SpecificRecord> current;

    RecordSender(ProducerFactory<String, SpecificRecord> producers, RecordTracing tracing, PublishTimers timers) {
        this.producers = producers;
        this.tracing = tracing;
        this.timers = timers;
    }

    /**
     * Sends records, in this order.
     *
     * @param trace the trace they belong to
     * @return completed, never exceptionally, when all of them are acknowledged or as soon as one of them won't be
     */
    CompletableFuture<Publication> send(List<ProducerRecord<String, SpecificRecord>> records, Context trace) {
        var acknowledgements = new Acknowledgements(records.size(), timers);
        try {
            Producer<String, SpecificRecord> producer = producer();
            for (ProducerRecord<String, SpecificRecord> record : records) {
                send(record, trace, producer, acknowledgements);
            }
        } catch (KafkaException | IllegalStateException e) {
            // The second is what a producer says that has just been closed.
            current = null;
            acknowledgements.failed(e);
        }
        return acknowledgements;
    }

    /**
     * Fails, without waiting, as long as the partitions of a topic are not known.
     *
     * @throws KafkaException if they aren't, or the brokers refuse to tell
     */
    void requirePartitionsOf(String topic) {
        var _ = producer().partitionsFor(topic);
    }

    private void send(
            ProducerRecord<String, SpecificRecord> record,
            Context trace,
            Producer<String, SpecificRecord> producer,
            Acknowledgements acknowledgements) {
        Span span = tracing.start(record, trace);
        var _ = producer.send(record, (_, failure) -> {
            tracing.end(span, failure);
            if (failure == null) {
                acknowledgements.acknowledged();
            } else {
                current = null;
                acknowledgements.failed(failure);
            }
        });
    }

    /**
     * The factory has always the same one, until it fails for good; then it closes and replaces it. It is asked again
     * after every failure, and not for every record: it would lock the event loops out in turn.
     */
    private Producer<String, SpecificRecord> producer() {
        Producer<String, SpecificRecord> known = current;
        if (known == null) {
            known = producers.createProducer();
            current = known;
        }
        return known;
    }
}
