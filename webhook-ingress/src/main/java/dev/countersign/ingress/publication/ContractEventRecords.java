package dev.countersign.ingress.publication;

import dev.countersign.events.ContractEvent;
import dev.countersign.ingress.call.CallEvent;
import dev.countersign.schemas.cloudevents.CloudEvent;
import dev.countersign.schemas.cloudevents.EventTypes;
import dev.countersign.schemas.topic.RecordKeys;
import dev.countersign.schemas.topic.TopicNames;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records that a call becomes; also what the benchmark's floor publishes. */
public final class ContractEventRecords {

    /** Type of the one record that stands for an authentic call without events: the contract is worth a look anyway. */
    static final String NO_EVENT_TYPE = "countersign:none";

    private static final List<CallEvent> NO_EVENT = List.of(new CallEvent(null, NO_EVENT_TYPE, null));

    private ContractEventRecords() {}

    /** One record per event, in the call's order and with the same key. */
    public static List<ProducerRecord<String, SpecificRecord>> of(AcceptedCall accepted) {
        List<CallEvent> events =
                accepted.call().events().isEmpty() ? NO_EVENT : accepted.call().events();
        return IntStream.range(0, events.size())
                .mapToObj(index -> toRecord(accepted, events.get(index), index))
                .toList();
    }

    private static ProducerRecord<String, SpecificRecord> toRecord(AcceptedCall accepted, CallEvent event, int index) {
        long accountId = accepted.endpoint().accountId();
        long contractId = accepted.call().contractId();
        var record = new ProducerRecord<String, SpecificRecord>(
                TopicNames.CONTRACT_EVENTS,
                RecordKeys.contract(accountId, contractId),
                contractEvent(accepted, event, index));
        new CloudEvent(
                        CallRecordId.of(accepted.call().callbackId(), index, accepted.bodySha256()),
                        EventTypes.CONTRACT_EVENT,
                        URI.create("/webhook-ingress/endpoints/"
                                + accepted.endpoint().endpointId()),
                        "accounts/" + accountId + "/contracts/" + contractId,
                        Optional.ofNullable(event.createdTime()).orElse(accepted.receivedAt()))
                .writeTo(record.headers());
        return record;
    }

    private static ContractEvent contractEvent(AcceptedCall accepted, CallEvent event, int index) {
        return ContractEvent.newBuilder()
                .setAccountId(accepted.endpoint().accountId())
                .setContractId(accepted.call().contractId())
                .setEndpointId(accepted.endpoint().endpointId())
                .setCallbackId(accepted.call().callbackId())
                .setEventId(event.id())
                .setEventType(event.type())
                .setEventTime(event.createdTime())
                .setEventIndex(index)
                .setEventCount(accepted.call().events().size())
                .setReceivedAt(accepted.receivedAt().truncatedTo(ChronoUnit.MILLIS))
                .setSignKeyId(accepted.signKeyId())
                .setBodySha256(accepted.bodySha256())
                .build();
    }
}
