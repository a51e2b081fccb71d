package dev.countersign.ingress.publication;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Publishes accepted calls. Never blocks: the producer is configured to refuse at once what it can't take, and nothing
 * is sent before the schema's id and the topic's partitions are known.
 */
public final class ContractEventPublisher {

    private final KafkaTemplate<String, SpecificRecord> kafka;
    private final PublisherWarmUp warmUp;
    private final Duration timeout;
    private final Timer acknowledged;
    private final Timer failed;

    ContractEventPublisher(
            KafkaTemplate<String, SpecificRecord> kafka,
            PublisherWarmUp warmUp,
            Duration timeout,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.warmUp = warmUp;
        this.timeout = timeout;
        this.acknowledged = timer("acknowledged", meters);
        this.failed = timer("failed", meters);
    }

    /**
     * Sends all records of a call.
     *
     * @return completed, never exceptionally, when all of them are acknowledged or it is clear that they won't be; at
     *     the latest after the timeout
     */
    public CompletableFuture<Publication> publish(AcceptedCall call) {
        if (!warmUp.isDone()) {
            return CompletableFuture.completedFuture(new Publication.NotAcknowledged("NotWarmedUp"));
        }
        long start = System.nanoTime();
        return send(ContractEventRecords.of(call))
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle((_, failure) -> outcome(failure, System.nanoTime() - start));
    }

    private CompletableFuture<Void> send(List<ProducerRecord<String, SpecificRecord>> records) {
        List<CompletableFuture<?>> sent = new ArrayList<>(records.size());
        try {
            for (ProducerRecord<String, SpecificRecord> record : records) {
                sent.add(kafka.send(record));
            }
        } catch (KafkaException | org.apache.kafka.common.KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    }

    private Publication outcome(@Nullable Throwable failure, long nanos) {
        if (failure == null) {
            acknowledged.record(nanos, TimeUnit.NANOSECONDS);
            return new Publication.Acknowledged();
        }
        failed.record(nanos, TimeUnit.NANOSECONDS);
        return new Publication.NotAcknowledged(rootCause(failure).getClass().getSimpleName());
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root;
    }

    private static Timer timer(String outcome, MeterRegistry meters) {
        return Timer.builder("countersign.ingress.publish")
                .description("Time from sending a call's records to the last acknowledgement")
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(2))
                .register(meters);
    }
}
