package dev.countersign.ingress.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.events.ContractEvent;
import dev.countersign.ingress.call.CallEvent;
import dev.countersign.ingress.call.WebhookCall;
import dev.countersign.ingress.endpoint.Endpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class ContractEventRecordsTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final Instant CREATED = Instant.parse("2026-11-24T11:59:58Z");

    @Test
    void every_event_becomes_a_record_with_the_same_key_in_order() {
        // Given
        var call = call(7, new CallEvent(1L, "contract:publish", CREATED), new CallEvent(2L, "contract:sign", CREATED));
        // When
        var records = ContractEventRecords.of(call);
        // Then
        assertThat(records).extracting(ProducerRecord::key).containsExactly("5:7", "5:7");
        assertThat(records)
                .extracting(ProducerRecord::value)
                .extracting(value -> ((ContractEvent) value).getEventIndex())
                .containsExactly(0, 1);
    }

    @Test
    void the_event_id_does_not_depend_on_when_the_call_arrives() {
        // Given
        var event = new CallEvent(1L, "contract:sign", CREATED);
        // When
        String first = id(ContractEventRecords.of(call(7, event)).getFirst());
        String second = id(ContractEventRecords.of(call(7, event)).getFirst());
        // Then
        assertThat(first).isEqualTo(second).isEqualTo("callback:0:0123456789abcdef0123456789abcdef");
    }

    @Test
    void a_call_forged_from_a_captured_signature_does_not_take_the_id_of_the_genuine_one() {
        // Given
        var event = new CallEvent(1L, "contract:sign", CREATED);
        // When
        String genuine =
                id(ContractEventRecords.of(call("aa".repeat(32), 7, event)).getFirst());
        String forged =
                id(ContractEventRecords.of(call("ab".repeat(32), 7, event)).getFirst());
        // Then
        assertThat(forged).isNotEqualTo(genuine);
    }

    @Test
    void an_event_without_a_time_is_dated_by_its_arrival() {
        // When
        var record = ContractEventRecords.of(call(7, new CallEvent(null, "contract:sign", null)))
                .getFirst();
        // Then
        assertThat(header(record, "ce_time")).isEqualTo(RECEIVED.toString());
        assertThat(((ContractEvent) record.value()).getEventTime()).isNull();
        assertThat(((ContractEvent) record.value()).getReceivedAt()).isEqualTo("2026-11-24T12:00:00.123Z");
    }

    private static AcceptedCall call(long contractId, CallEvent... events) {
        return call("0123456789abcdef0123456789abcdef".repeat(2), contractId, events);
    }

    private static AcceptedCall call(String sha256, long contractId, CallEvent... events) {
        return new AcceptedCall(
                new Endpoint("endpoint", 5, List.of()),
                new WebhookCall(contractId, "callback", "signature", List.of(events)),
                "key-1",
                sha256,
                RECEIVED);
    }

    private static String id(ProducerRecord<String, SpecificRecord> record) {
        return header(record, "ce_id");
    }

    private static String header(ProducerRecord<String, SpecificRecord> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
