package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.events.DeadLetter;
import dev.countersign.schemas.topic.TopicNames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that can be verified, but not represented as contract events. */
@ExtendWith(RunningIngress.Extension.class)
final class QuarantineIT {

    private static final String KEY = RunningIngress.KEY;

    private final RunningIngress running;
    private final TestIngress ingress;

    QuarantineIT(RunningIngress running) {
        this.running = running;
        this.ingress = running.ingress();
    }

    static Stream<Arguments> unrepresentable() {
        return Stream.of(
                Arguments.of("no-contract", "\"events\":[]", "unusable-contract", "contract is missing"),
                Arguments.of(
                        "null-contract", "\"contract\":{\"id\":null}", "unusable-contract", "contract.id must be an"),
                Arguments.of(
                        "huge-contract",
                        "\"contract\":{\"id\":" + "9".repeat(1000) + "}",
                        "unusable-contract",
                        "contract.id must be between"),
                Arguments.of(
                        "no-type",
                        "\"contract\":{\"id\":1},\"events\":[{\"type\":\"a:b\"},{\"id\":7}]",
                        "unusable-events",
                        "events[1].type is missing"),
                Arguments.of(
                        "events-object", "\"contract\":{\"id\":1},\"events\":{}", "unusable-events", "events must be"),
                Arguments.of(
                        "many-events",
                        "\"contract\":{\"id\":1},\"events\":[" + "{\"type\":\"a:b\"},".repeat(100)
                                + "{\"type\":\"a:b\"}]",
                        "unusable-events",
                        "events holds more than 100"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unrepresentable")
    void an_authentic_call_goes_to_the_quarantine_with_its_body_and_the_reason(
            String callbackId, String content, String reason, String detail) {
        // Given
        String body = body(callbackId, content, KEY);
        // When
        int status = ingress.deliver("known", body).statusCode();
        // Then
        assertThat(status).isEqualTo(200);
        ConsumerRecord<String, byte[]> record =
                quarantined(callbackId).stream().findFirst().orElseThrow();
        assertThat(record.key()).isEqualTo("known");
        assertThat(RunningIngress.header(record, "ce_type")).isEqualTo("dev.countersign.dead-letter");
        assertThat(RunningIngress.header(record, "ce_subject")).isEqualTo("accounts/77/endpoints/known");
        DeadLetter letter = decode(record);
        assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(letter.getReason()).isEqualTo(reason);
        assertThat(letter.getDetail()).startsWith(detail);
        assertThat(letter.getService()).isEqualTo("webhook-ingress");
        assertThat(letter.getSourceTopic()).isEmpty();
    }

    @Test
    void a_call_that_is_not_authentic_is_not_kept() {
        // Given
        String forged = body("forged-content", "\"events\":7", "another-key");
        // When
        int status = ingress.deliver("known", forged).statusCode();
        // Then
        assertThat(status).isEqualTo(401);
        ingress.deliver("known", body("after-forged-content", "\"events\":7", KEY));
        assertThat(quarantined("after-forged-content")).hasSize(1);
        assertThat(running.broker()
                        .read(
                                TopicNames.WEBHOOK_QUARANTINE,
                                1,
                                record -> RunningIngress.header(record, "ce_id").startsWith("after-forged-content:")
                                        || RunningIngress.header(record, "ce_id")
                                                .startsWith("forged-content:")))
                .singleElement()
                .satisfies(record ->
                        assertThat(RunningIngress.header(record, "ce_id")).startsWith("after-forged-content:"));
    }

    @Test
    void a_resend_is_not_kept_twice() {
        // Given
        String body = body("resent-content", "\"events\":7", KEY);
        ingress.deliver("known", body);
        // When
        int status = ingress.deliver("known", body).statusCode();
        // Then
        assertThat(status).isEqualTo(200);
        ingress.deliver("known", body("after-resent-content", "\"events\":7", KEY));
        assertThat(running.broker()
                        .read(
                                TopicNames.WEBHOOK_QUARANTINE,
                                2,
                                record -> RunningIngress.header(record, "ce_id").contains("resent-content:")))
                .extracting(record -> RunningIngress.header(record, "ce_id").replaceFirst(":.*", ""))
                .containsExactly("resent-content", "after-resent-content");
    }

    private List<ConsumerRecord<String, byte[]>> quarantined(String callbackId) {
        return running.broker()
                .read(
                        TopicNames.WEBHOOK_QUARANTINE,
                        1,
                        record -> RunningIngress.header(record, "ce_id").startsWith(callbackId + ":"));
    }

    private DeadLetter decode(ConsumerRecord<String, byte[]> record) {
        return (DeadLetter) running.registry().decode(TopicNames.WEBHOOK_QUARANTINE, record.value());
    }

    private static String body(String callbackId, String content, String key) {
        return "{" + content + ",\"callback_id\":\"" + callbackId + "\",\"signature\":\""
                + Calls.signature(callbackId, key) + "\"}";
    }
}
