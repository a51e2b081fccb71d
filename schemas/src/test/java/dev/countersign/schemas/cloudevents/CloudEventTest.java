package dev.countersign.schemas.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

final class CloudEventTest {

    private static final CloudEvent EVENT = new CloudEvent(
            "cb-1:7",
            EventTypes.CONTRACT_EVENT,
            URI.create("/webhook-ingress/endpoints/e1"),
            "accounts/1/contracts/2",
            Instant.parse("2020-07-06T15:14:14Z"));

    @Test
    void the_attributes_are_headers_of_binary_content_mode() {
        // Given
        var headers = new RecordHeaders();

        // When
        EVENT.writeTo(headers);

        // Then
        assertThat(texts(headers))
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "cb-1:7",
                        "ce_type", "dev.countersign.contract-event",
                        "ce_source", "/webhook-ingress/endpoints/e1",
                        "ce_subject", "accounts/1/contracts/2",
                        "ce_time", "2020-07-06T15:14:14Z",
                        "content-type", "application/avro"));
    }

    private static Map<String, String> texts(RecordHeaders headers) {
        Map<String, String> texts = new TreeMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return texts;
    }
}
