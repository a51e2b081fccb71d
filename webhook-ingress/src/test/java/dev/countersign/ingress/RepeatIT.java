package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.ContractEvent;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The same callback again: as it was, at the same time, and with another body. */
@ExtendWith({RunningIngress.Extension.class, OutputCaptureExtension.class})
final class RepeatIT {

    private static final String KEY = RunningIngress.KEY;

    private final RunningIngress running;
    private final TestIngress ingress;

    RepeatIT(RunningIngress running) {
        this.running = running;
        this.ingress = running.ingress();
    }

    @Test
    void a_resend_of_a_recorded_call_is_answered_200_and_not_recorded_again() {
        // Given
        String body = Calls.call("resent", KEY, 103, "contract:sign");
        ingress.deliver("known", body);
        double repeatsBefore = ingress.metric("webhook_seconds_count", "outcome=\"repeated\"");
        // When
        HttpResponse<String> again = ingress.deliver("known", body);
        // Then
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEmpty();
        await().untilAsserted(() -> assertThat(ingress.metric("webhook_seconds_count", "outcome=\"repeated\""))
                .isEqualTo(repeatsBefore + 1));
        assertThat(recordsBeforeTheNextOf("resent")).hasSize(1);
    }

    @Test
    void resends_at_the_same_time_are_recorded_once_and_all_answered_200() {
        // Given
        String body = Calls.call("at-once", KEY, 115, "contract:sign");
        // When
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 20)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> ingress.deliver("known", body).statusCode()))
                .toList();
        // Then
        assertThat(answers).extracting(CompletableFuture::join).containsOnly(200);
        assertThat(recordsBeforeTheNextOf("at-once")).hasSize(1);
    }

    @Test
    void the_same_callback_with_another_body_is_recorded_as_what_it_is_counted_and_alarmed(CapturedOutput output) {
        // Given
        String genuine = Calls.call("tampered", KEY, 116, "contract:sign");
        String other = genuine.replace("2020-07-06", "2020-07-07");
        double alteredBefore = ingress.metric("altered_calls_total", "");
        ingress.deliver("known", genuine);
        // When
        int status = ingress.deliver("known", other).statusCode();
        // Then
        assertThat(status).isEqualTo(200);
        List<ConsumerRecord<String, byte[]>> records = running.recordsOf("tampered", 2);
        assertThat(records)
                .extracting(running::decode)
                .extracting(ContractEvent::getBodySha256)
                .containsExactly(Calls.hex("SHA-256", genuine), Calls.hex("SHA-256", other));
        assertThat(records)
                .extracting(record -> RunningIngress.header(record, "ce_id"))
                .doesNotHaveDuplicates();
        assertThat(ingress.metric("altered_calls_total", "")).isEqualTo(alteredBefore + 1);
        await().untilAsserted(() -> assertThat(output.getOut())
                .contains("\"outcome\":\"altered\"")
                .contains("came before with another body"));
    }

    @Test
    void a_call_that_is_not_authentic_is_not_remembered() {
        // Given
        String genuine = Calls.call("forged-first", KEY, 117, "contract:sign");
        String forged = Calls.call("forged-first", "another-key", 117, "contract:delete");
        double alteredBefore = ingress.metric("altered_calls_total", "");
        ingress.deliver("known", forged);
        // When
        int status = ingress.deliver("known", genuine).statusCode();
        // Then
        assertThat(status).isEqualTo(200);
        assertThat(ingress.metric("altered_calls_total", "")).isEqualTo(alteredBefore);
    }

    /** What a callback became, once a later call to the same contract, thus in the same partition, is there. */
    private List<ContractEvent> recordsBeforeTheNextOf(String callbackId) {
        long contract =
                running.decode(running.recordsOf(callbackId, 1).getFirst()).getContractId();
        String next = callbackId + "-next";
        ingress.deliver("known", Calls.call(next, KEY, contract, "contract:sign"));
        return running.recordsUntil(next).stream()
                .map(running::decode)
                .filter(event -> event.getCallbackId().equals(callbackId))
                .toList();
    }
}
