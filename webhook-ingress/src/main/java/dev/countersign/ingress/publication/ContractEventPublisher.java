package dev.countersign.ingress.publication;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Publishes authentic calls. Never blocks: the producer is configured to refuse at once what it can't take, and nothing
 * is sent before the schema's id and the topic's partitions are known.
 */
public final class ContractEventPublisher {

    private final RecordSender sender;
    private final PublisherWarmUp warmUp;
    private final HashedWheelTimer deadlines;
    private final Duration timeout;
    private final Timer acknowledged;
    private final Timer failed;

    ContractEventPublisher(
            RecordSender sender,
            PublisherWarmUp warmUp,
            HashedWheelTimer deadlines,
            Duration timeout,
            MeterRegistry meters) {
        this.sender = sender;
        this.warmUp = warmUp;
        this.deadlines = deadlines;
        this.timeout = timeout;
        this.acknowledged = timer("acknowledged", meters);
        this.failed = timer("failed", meters);
    }

    /**
     * Sends all records of a call to the topic of contract events.
     *
     * @param trace the trace they belong to
     * @return completed, never exceptionally, when all of them are acknowledged or it is clear that they won't be; at
     *     the latest after the timeout
     */
    public CompletableFuture<Publication> publish(AcceptedCall call, Context trace) {
        return publish(ContractEventRecords.of(call), trace);
    }

    /** Sends a call that can't be represented to the quarantine; otherwise the same as {@link #publish(AcceptedCall, Context)}. */
    public CompletableFuture<Publication> quarantine(QuarantinedCall call, Context trace) {
        return publish(List.of(QuarantineRecords.of(call)), trace);
    }

    private CompletableFuture<Publication> publish(
            List<ProducerRecord<String, SpecificRecord>> records, Context trace) {
        if (!warmUp.isDone()) {
            return CompletableFuture.completedFuture(new Publication.NotAcknowledged("NotWarmedUp"));
        }
        long start = System.nanoTime();
        return send(records, trace).handle((_, failure) -> outcome(failure, System.nanoTime() - start));
    }

    private CompletableFuture<Void> send(List<ProducerRecord<String, SpecificRecord>> records, Context trace) {
        CompletableFuture<Void> sent = sender.send(records, trace);
        if (!sent.isDone()) {
            Timeout deadline = deadlines.newTimeout(
                    _ -> sent.completeExceptionally(new TimeoutException("No acknowledgement in time")),
                    timeout.toMillis(),
                    TimeUnit.MILLISECONDS);
            var _ = sent.whenComplete((_, _) -> deadline.cancel());
        }
        return sent;
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
