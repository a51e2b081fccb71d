package dev.countersign.ingress.publication;

import dev.countersign.events.DeadLetter;
import dev.countersign.schemas.cloudevents.CloudEvent;
import dev.countersign.schemas.cloudevents.EventTypes;
import dev.countersign.schemas.topic.TopicNames;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The record that keeps a call which can't be represented. */
final class QuarantineRecords {

    private static final String SERVICE = "webhook-ingress";

    private QuarantineRecords() {}

    static ProducerRecord<String, SpecificRecord> of(QuarantinedCall quarantined) {
        String endpointId = quarantined.endpoint().endpointId();
        var record = new ProducerRecord<String, SpecificRecord>(
                TopicNames.WEBHOOK_QUARANTINE, endpointId, letter(quarantined));
        new CloudEvent(
                        CallRecordId.of(quarantined.call().callbackId(), 0, quarantined.bodySha256()),
                        EventTypes.DEAD_LETTER,
                        URI.create("/webhook-ingress/endpoints/" + endpointId),
                        "accounts/" + quarantined.endpoint().accountId() + "/endpoints/" + endpointId,
                        quarantined.receivedAt())
                .writeTo(record.headers());
        return record;
    }

    private static DeadLetter letter(QuarantinedCall quarantined) {
        var problem = quarantined.call().problem();
        return DeadLetter.newBuilder()
                .setSourceTopic("")
                .setValue(quarantined.body())
                .setReason(quarantined.call().reason())
                .setDetail(problem.field() + " " + problem.problem())
                .setService(SERVICE)
                .setFailedAt(quarantined.receivedAt().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }
}
