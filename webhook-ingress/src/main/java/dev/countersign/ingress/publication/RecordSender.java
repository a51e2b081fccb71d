package dev.countersign.ingress.publication;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
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

    RecordSender(ProducerFactory<String, SpecificRecord> producers, RecordTracing tracing) {
        this.producers = producers;
        this.tracing = tracing;
    }

    /**
     * Sends records, in this order.
     *
     * @param trace the trace they belong to
     * @return completed when all of them are acknowledged, or exceptionally as soon as one of them won't be
     */
    CompletableFuture<Void> send(List<ProducerRecord<String, SpecificRecord>> records, Context trace) {
        var acknowledgements = new Acknowledgements(records.size());
        try {
            Producer<String, SpecificRecord> producer = producer();
            for (ProducerRecord<String, SpecificRecord> record : records) {
                send(record, trace, producer, acknowledgements);
            }
        } catch (KafkaException | IllegalStateException e) {
            // The second is what a producer says that has just been closed.
            var _ = acknowledgements.completeExceptionally(e);
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
            acknowledgements.add(failure);
        });
    }

    /** Always the same one, until it fails for good; the factory replaces and closes it. */
    private Producer<String, SpecificRecord> producer() {
        return producers.createProducer();
    }

    private static final class Acknowledgements extends CompletableFuture<Void> {

        private final AtomicInteger missing;

        Acknowledgements(int expected) {
            this.missing = new AtomicInteger(expected);
        }

        void add(@Nullable Exception failure) {
            if (failure != null) {
                var _ = completeExceptionally(failure);
            } else if (missing.decrementAndGet() == 0) {
                var _ = complete(null);
            }
        }
    }
}
