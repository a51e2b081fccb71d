package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.events.ContractEvent;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Authentic calls, over real HTTP, and the records they become. */
@ExtendWith(RunningIngress.Extension.class)
final class PublicationIT {

    private static final String KEY = RunningIngress.KEY;

    private final RunningIngress running;
    private final TestIngress ingress;

    PublicationIT(RunningIngress running) {
        this.running = running;
        this.ingress = running.ingress();
    }

    @Test
    void an_authentic_call_is_answered_200_after_its_events_are_in_the_topic() {
        // Given
        String body = Calls.call("happy", KEY, 101, "contract:publish", "contract:sign");
        // When
        HttpResponse<String> answer = ingress.deliver("known", body);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        List<ConsumerRecord<String, byte[]>> records = running.recordsOf("happy", 2);
        assertThat(records).extracting(ConsumerRecord::key).containsExactly("77:101", "77:101");
        assertThat(records)
                .extracting(running::decode)
                .extracting(ContractEvent::getEventType)
                .containsExactly("contract:publish", "contract:sign");
        ContractEvent second = running.decode(records.get(1));
        assertThat(second.getEventId()).isEqualTo(2323L);
        assertThat(second.getEventIndex()).isEqualTo(1);
        assertThat(second.getEventCount()).isEqualTo(2);
        assertThat(second.getEventTime()).isEqualTo(Instant.parse("2020-07-06T15:14:14Z"));
        assertThat(second.getSignKeyId()).isEqualTo("known-1");
        assertThat(second.getEndpointId()).isEqualTo("known");
        assertThat(second.getBodySha256()).isEqualTo(Calls.hex("SHA-256", body));
    }

    @Test
    void records_carry_cloud_event_headers_and_the_trace() {
        // Given
        String body = Calls.call("headers", KEY, 102, "contract:sign");
        // When
        ingress.deliver("known", body);
        // Then
        ConsumerRecord<String, byte[]> record = running.recordsOf("headers", 1).getFirst();
        assertThat(RunningIngress.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(RunningIngress.header(record, "ce_id"))
                .isEqualTo("headers:0:" + Calls.hex("SHA-256", body).substring(0, 32));
        assertThat(RunningIngress.header(record, "ce_type")).isEqualTo("dev.countersign.contract-event");
        assertThat(RunningIngress.header(record, "ce_source")).isEqualTo("/webhook-ingress/endpoints/known");
        assertThat(RunningIngress.header(record, "ce_subject")).isEqualTo("accounts/77/contracts/102");
        assertThat(RunningIngress.header(record, "ce_time")).isEqualTo("2020-07-06T15:14:14Z");
        assertThat(RunningIngress.header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    @Test
    void a_stranger_can_not_choose_the_trace() {
        // Given
        String foreign = "0af7651916cd43dd8448eb211c80319c";
        // When
        ingress.send(ingress.request("known")
                .header("traceparent", "00-" + foreign + "-b7ad6b7169203331-01")
                .POST(BodyPublishers.ofString(Calls.call("foreign-trace", KEY, 114, "x:y")))
                .build());
        // Then
        assertThat(RunningIngress.header(running.recordsOf("foreign-trace", 1).getFirst(), "traceparent"))
                .isNotEmpty()
                .doesNotContain(foreign);
    }

    @Test
    void an_authentic_call_without_events_becomes_one_hint() {
        // When
        HttpResponse<String> answer = ingress.deliver("known", Calls.call("no-events", KEY, 104));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        ContractEvent hint = running.decode(running.recordsOf("no-events", 1).getFirst());
        assertThat(hint.getEventType()).isEqualTo("countersign:none");
        assertThat(hint.getEventCount()).isZero();
        assertThat(hint.getEventTime()).isNull();
    }

    @Test
    void a_chunked_body_within_the_limit_is_read() {
        // Given
        byte[] body = Calls.call("chunked", KEY, 107, "contract:sign").getBytes(StandardCharsets.UTF_8);
        // When
        HttpResponse<String> answer = ingress.send(ingress.request("known")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build());
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
