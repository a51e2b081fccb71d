package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.sandbox.TestSandbox.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class FaultsTest {

    @Test
    void latency_delays_every_answer_of_the_api() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            oneflow.control("PUT", "/faults", "{\"latency_ms\":150}");
            long start = System.nanoTime();

            // When
            Answer answer = oneflow.get("/ping");

            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        }
    }

    @Test
    void a_rate_of_one_fails_every_call_without_executing_it() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            oneflow.control("PUT", "/faults", "{\"error_rate_5xx\":1}");

            // When
            Answer answer = oneflow.post("/template_types", "{\"name\":\"Group\"}");

            // Then
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("error_code").intValue()).isEqualTo(5_030_000);
            oneflow.control("DELETE", "/faults", "");
            assertThat(oneflow.get("/template_types").json().get("count").intValue())
                    .isZero();
        }
    }

    @Test
    void a_lost_answer_is_one_to_a_call_that_was_executed() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            oneflow.control("PUT", "/faults", "{\"lost_answer_rate\":1}");

            // When
            Answer answer = oneflow.post("/template_types", "{\"name\":\"Group\"}");

            // Then
            assertThat(answer.status()).isEqualTo(503);
            oneflow.control("DELETE", "/faults", "");
            assertThat(oneflow.get("/template_types").json().get("count").intValue())
                    .isEqualTo(1);
        }
    }

    @Test
    void rate_limited_answers_429_to_everybody() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            oneflow.control("PUT", "/faults", "{\"rate_limited\":true}");

            // When
            Answer answer = oneflow.get("/ping");

            // Then
            assertThat(answer.status()).isEqualTo(429);
        }
    }

    @Test
    void duplicates_send_a_delivered_call_once_more() {
        try (TestSandbox oneflow = TestSandbox.start();
                WebhookReceiver receiver = WebhookReceiver.accepting()) {
            // Given
            oneflow.control("PUT", "/faults", "{\"duplicate_deliveries\":true}");
            oneflow.webhook(receiver.url(), "key");

            // When
            oneflow.contract();

            // Then
            await().until(() -> receiver.calls().size() == 2);
            assertThat(receiver.calls().get(1)).isEqualTo(receiver.calls().get(0));
        }
    }

    @Test
    void reordering_lets_the_second_call_arrive_before_the_first() {
        try (TestSandbox oneflow = TestSandbox.start();
                WebhookReceiver receiver = WebhookReceiver.accepting()) {
            // Given
            oneflow.control("PUT", "/faults", "{\"reorder_deliveries\":true}");
            oneflow.webhook(receiver.url(), "key");

            // When
            long contract = oneflow.contract();
            oneflow.act(contract, "publish");

            // Then
            await().until(() -> receiver.calls().size() == 2);
            assertThat(receiver.calls().stream().flatMap(call -> WebhookReceiver.types(call).stream()))
                    .containsExactly("contract:publish", "contract:create");
        }
    }

    @Test
    void reordering_does_not_hold_a_lonely_call_forever() {
        try (TestSandbox oneflow = TestSandbox.start();
                WebhookReceiver receiver = WebhookReceiver.accepting()) {
            // Given
            oneflow.control("PUT", "/faults", "{\"reorder_deliveries\":true}");
            oneflow.webhook(receiver.url(), "key");

            // When
            oneflow.contract();

            // Then
            await().until(() -> receiver.calls().size() == 1);
        }
    }

    @Test
    void a_lost_delivery_is_never_sent_and_the_next_one_is() {
        try (TestSandbox oneflow = TestSandbox.start();
                WebhookReceiver receiver = WebhookReceiver.accepting()) {
            // Given
            oneflow.control("PUT", "/faults", "{\"lose_next_deliveries\":1}");
            oneflow.webhook(receiver.url(), "key");
            long contract = oneflow.contract();

            // When
            oneflow.act(contract, "publish");

            // Then
            await().until(() -> !receiver.calls().isEmpty());
            assertThat(receiver.calls().stream().flatMap(call -> WebhookReceiver.types(call).stream()))
                    .containsExactly("contract:publish");
            JsonNode lost = oneflow.deliveries().getFirst();
            assertThat(lost.get("dropped").booleanValue()).isTrue();
            assertThat(lost.get("attempts")).isEmpty();
        }
    }

    @Test
    void template_information_lags_until_the_fault_is_over() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            oneflow.control("PUT", "/faults", "{\"template_lag_ms\":3600000}");
            long contract = oneflow.contract();

            // When
            JsonNode lagging = oneflow.get("/contracts/" + contract).json();

            // Then
            assertThat(lagging.at("/_private_ownerside/template_type_id").isNull())
                    .isTrue();
            assertThat(lagging.at("/_links").has("template_type")).isFalse();
            oneflow.control("PUT", "/faults", "{\"template_lag_ms\":0}");
            JsonNode caughtUp = oneflow.get("/contracts/" + contract).json();
            assertThat(caughtUp.at("/_private_ownerside/template_type_id").isIntegralNumber())
                    .isTrue();
        }
    }

    @Test
    void changing_one_fault_leaves_the_others_and_deleting_resets_all() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            oneflow.control("PUT", "/faults", "{\"latency_ms\":1}");

            // When
            JsonNode both =
                    oneflow.control("PUT", "/faults", "{\"rate_limited\":true}").json();
            JsonNode none = oneflow.control("DELETE", "/faults", "").json();

            // Then
            assertThat(both.get("latency_ms").intValue()).isEqualTo(1);
            assertThat(both.get("rate_limited").booleanValue()).isTrue();
            assertThat(none.get("rate_limited").booleanValue()).isFalse();
            assertThat(none.get("latency_ms").intValue()).isZero();
        }
    }

    @Test
    void an_impossible_fault_is_refused_by_name() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.control("PUT", "/faults", "{\"error_rate_5xx\":2}");

            // Then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("parameter_problems").has("error_rate_5xx"))
                    .isTrue();
        }
    }

    @Test
    void a_fault_of_one_call_is_for_the_next_such_call_alone() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            oneflow.control("PUT", "/faults/calls", """
                    {"calls":[{"call":"POST /template_types","kind":"lost"},{"call":"GET /ping","kind":"rate_limited"}]}""");

            // When
            Answer lost = oneflow.post("/template_types", "{\"name\":\"Group\"}");

            // Then
            assertThat(lost.status()).isEqualTo(503);
            assertThat(oneflow.get("/template_types").json().get("count").intValue())
                    .isEqualTo(1);
            assertThat(oneflow.post("/template_types", "{\"name\":\"Group\"}").status())
                    .isEqualTo(200);
            assertThat(oneflow.get("/ping").status()).isEqualTo(429);
            assertThat(oneflow.get("/ping").status()).isEqualTo(200);
        }
    }

    @Test
    void a_fault_of_a_call_without_a_known_kind_is_refused_by_name() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.control(
                    "PUT", "/faults/calls", "{\"calls\":[{\"call\":\"GET /ping\",\"kind\":\"sulking\"}]}");

            // Then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("parameter_problems").has("calls.0.kind"))
                    .isTrue();
        }
    }

    @Test
    void a_new_contract_is_missing_in_lists_until_they_have_caught_up() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            oneflow.control("PUT", "/faults", "{\"listing_lag_ms\":3600000}");
            long contract = oneflow.contract();

            // When
            JsonNode lagging = oneflow.get("/contracts").json();

            // Then
            assertThat(lagging.get("count").intValue()).isZero();
            assertThat(oneflow.get("/contracts/" + contract).status()).isEqualTo(200);
            oneflow.control("PUT", "/faults", "{\"listing_lag_ms\":0}");
            assertThat(oneflow.get("/contracts").json().get("count").intValue()).isEqualTo(1);
        }
    }
}
