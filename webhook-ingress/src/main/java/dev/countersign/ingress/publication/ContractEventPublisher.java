package dev.countersign.ingress.publication;

import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publishes authentic calls. Never blocks: the producer is configured to refuse at once what it can't take, and nothing
 * is sent before the schema's id and the topic's partitions are known.
 */
public final class ContractEventPublisher {

    private final RecordSender sender;
    private final PublisherWarmUp warmUp;

    ContractEventPublisher(RecordSender sender, PublisherWarmUp warmUp) {
        this.sender = sender;
        this.warmUp = warmUp;
    }

    /**
     * Sends all records of a call to the topic of contract events.
     *
     * @param trace the trace they belong to
     * @return completed, never exceptionally, when all of them are acknowledged or it is clear that they won't be; at
     *     the latest after the producer's {@code delivery.timeout.ms}
     */
    public CompletableFuture<Publication> publish(AcceptedCall call, Context trace) {
        return publish(ContractEventRecords.of(call), trace);
    }

    /**
     * Sends a call that can't be represented to the quarantine; otherwise the same as {@link #publish(AcceptedCall,
     * Context)}.
     */
    public CompletableFuture<Publication> quarantine(QuarantinedCall call, Context trace) {
        return publish(List.of(QuarantineRecords.of(call)), trace);
    }

    private CompletableFuture<Publication> publish(
            List<ProducerRecord<String, SpecificRecord>> records, Context trace) {
        return warmUp.isDone()
                ? sender.send(records, trace)
                : CompletableFuture.completedFuture(new Publication.NotAcknowledged("NotWarmedUp"));
    }
}
