package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class WebhookDeliveryTest {

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 204, 302, 400, 503})
    void only_200_is_success_and_a_retry_has_the_same_callback_id(int firstAnswer) {
        try (TestSandbox oneflow = TestSandbox.start();
                WebhookReceiver receiver = WebhookReceiver.answering(number -> number == 1 ? firstAnswer : 200)) {
            // Given
            oneflow.webhook(receiver.url(), "key");

            // When
            oneflow.contract();

            // Then
            await().until(() -> receiver.calls().size() == 2);
            assertThat(receiver.calls().get(1)).isEqualTo(receiver.calls().get(0));
            await().until(() -> oneflow.deliveries().getFirst().get("delivered").booleanValue());
        }
    }

    @Test
    void an_event_is_dropped_after_ten_attempts() {
        try (TestSandbox oneflow = TestSandbox.start(SandboxConfig.defaults().withTimeFactor(0.000_05));
                WebhookReceiver receiver = WebhookReceiver.answering(number -> 500)) {
            // Given
            oneflow.webhook(receiver.url(), "key");

            // When
            oneflow.contract();

            // Then
            await().until(() -> oneflow.deliveries().getFirst().get("dropped").booleanValue());
            assertThat(receiver.callbackIds())
                    .hasSize(10)
                    .containsOnly(receiver.callbackIds().getFirst());
            assertThat(oneflow.deliveries().getFirst().get("attempts")).hasSize(10);
            assertThat(oneflow.deliveries().getFirst().get("delivered").booleanValue())
                    .isFalse();
        }
    }

    @Test
    void a_smaller_time_factor_also_shortens_a_wait_that_has_begun() {
        try (TestSandbox oneflow = TestSandbox.start(SandboxConfig.defaults().withTimeFactor(1000));
                WebhookReceiver receiver = WebhookReceiver.answering(number -> number == 1 ? 500 : 200)) {
            // Given
            oneflow.webhook(receiver.url(), "key");
            oneflow.contract();
            await().until(() -> oneflow.deliveries().getFirst().get("attempts").size() == 1);

            // When
            oneflow.control("PUT", "/time-factor", "{\"factor\":0.001}");

            // Then
            await().until(() -> receiver.calls().size() == 2);
        }
    }

    @Test
    void a_receiver_that_cannot_be_reached_is_a_failed_attempt_with_the_reason() {
        try (TestSandbox oneflow = TestSandbox.start(SandboxConfig.defaults())) {
            // Given
            oneflow.webhook("http://127.0.0.1:1/nobody", "key");

            // When
            oneflow.contract();

            // Then
            await().until(() -> oneflow.deliveries().getFirst().get("attempts").size() == 1);
            assertThat(oneflow.deliveries().getFirst().at("/attempts/0/error").stringValue())
                    .contains("ConnectException");
        }
    }

    @Test
    void events_within_the_coalescing_window_travel_in_one_call() {
        try (TestSandbox oneflow = TestSandbox.start(SandboxConfig.defaults().withCoalescing(Duration.ofMillis(1500)));
                WebhookReceiver receiver = WebhookReceiver.accepting()) {
            // Given
            oneflow.webhook(receiver.url(), "key");

            // When
            long contract = oneflow.contract();
            oneflow.act(contract, "publish");

            // Then
            await().until(() -> !receiver.calls().isEmpty());
            assertThat(WebhookReceiver.types(receiver.calls().getFirst()))
                    .containsExactly("contract:create", "contract:publish");
        }
    }

    @Test
    void the_last_signature_reports_signer_and_contract_in_one_call() {
        try (TestSandbox oneflow = TestSandbox.start();
                WebhookReceiver receiver = WebhookReceiver.accepting()) {
            // Given
            long contract = oneflow.contract();
            oneflow.act(contract, "publish");
            oneflow.webhook(receiver.url(), "key");

            // When
            oneflow.control("POST", "/contracts/" + contract + "/sign", participant(TestSandbox.ADMIN));
            oneflow.control("POST", "/contracts/" + contract + "/sign", participant(TestSandbox.EMPLOYEE));

            // Then
            await().until(() -> receiver.calls().size() == 2);
            assertThat(receiver.calls().stream().map(WebhookReceiver::types))
                    .containsExactlyInAnyOrder(
                            List.of("participant:first_visit", "participant:sign"),
                            List.of("participant:first_visit", "participant:sign", "contract:sign"));
        }
    }

    @Test
    void a_webhook_gets_only_the_event_types_of_its_filters() {
        try (TestSandbox oneflow = TestSandbox.start();
                WebhookReceiver receiver = WebhookReceiver.accepting()) {
            // Given
            oneflow.post("/webhooks", filtered(receiver.url(), eventTypes("contract:sign")));
            long contract = oneflow.contract();

            // When
            oneflow.act(contract, "publish");
            oneflow.act(contract, "sign");

            // Then
            await().until(() -> !receiver.calls().isEmpty());
            assertThat(receiver.calls().stream().map(WebhookReceiver::types)).containsExactly(List.of("contract:sign"));
        }
    }

    @Test
    void rules_of_one_filter_must_all_fit_but_one_of_several_filters_is_enough() {
        try (TestSandbox oneflow = TestSandbox.start();
                WebhookReceiver receiver = WebhookReceiver.accepting()) {
            // Given
            String elsewhere = "{\"type\":\"WORKSPACE\",\"values\":[1]}";
            String here = "{\"type\":\"WORKSPACE\",\"values\":[" + oneflow.workspaceId + "]}";
            oneflow.post(
                    "/webhooks",
                    filtered(
                            receiver.url(),
                            eventTypes("contract:create") + "," + elsewhere,
                            eventTypes("contract:publish") + "," + here));
            long contract = oneflow.contract();

            // When
            oneflow.act(contract, "publish");

            // Then
            await().until(() -> !receiver.calls().isEmpty());
            assertThat(receiver.calls().stream().map(WebhookReceiver::types))
                    .containsExactly(List.of("contract:publish"));
        }
    }

    @Test
    void a_webhook_bound_to_a_template_group_hears_of_that_groups_contracts_only() {
        try (TestSandbox oneflow = TestSandbox.start();
                WebhookReceiver receiver = WebhookReceiver.accepting()) {
            // Given
            long group = oneflow.group("address");
            oneflow.post(
                    "/webhooks",
                    "{\"callback_url\":\"" + receiver.url() + "\",\"filters\":null,\"template_group_id\":" + group
                            + "}");
            long stranger = oneflow.contract();

            // When
            long ours = oneflow.contract(oneflow.template(group), Map.of());

            // Then
            await().until(() -> !receiver.calls().isEmpty());
            assertThat(receiver.calls().stream()
                            .map(call -> call.at("/contract/id").longValue()))
                    .containsExactly(ours)
                    .doesNotContain(stranger);
        }
    }

    @Test
    void a_deleted_webhook_is_not_called_again() {
        try (TestSandbox oneflow = TestSandbox.start(SandboxConfig.defaults().withTimeFactor(1000));
                WebhookReceiver receiver = WebhookReceiver.answering(number -> 500)) {
            // Given
            long webhook = oneflow.webhook(receiver.url(), "key");
            oneflow.contract();
            await().until(() -> oneflow.deliveries().getFirst().get("attempts").size() == 1);
            oneflow.delete("/webhooks/" + webhook);

            // When
            oneflow.control("PUT", "/time-factor", "{\"factor\":0.001}");

            // Then
            await().until(() -> oneflow.deliveries().getFirst().get("dropped").booleanValue());
            assertThat(receiver.calls()).hasSize(1);
        }
    }

    @Test
    void a_delivery_can_be_sent_again_by_hand() {
        try (TestSandbox oneflow = TestSandbox.start();
                WebhookReceiver receiver = WebhookReceiver.accepting()) {
            // Given
            oneflow.webhook(receiver.url(), "key");
            oneflow.contract();
            await().until(() -> oneflow.deliveries().getFirst().get("delivered").booleanValue());
            String callbackId =
                    oneflow.deliveries().getFirst().get("callback_id").stringValue();

            // When
            oneflow.control("POST", "/deliveries/" + callbackId + "/resend", "");

            // Then
            await().until(() -> receiver.calls().size() == 2);
            assertThat(receiver.callbackIds()).containsExactly(callbackId, callbackId);
        }
    }

    @Test
    void deliveries_tell_everything_about_a_call() {
        try (TestSandbox oneflow = TestSandbox.start();
                WebhookReceiver receiver = WebhookReceiver.accepting()) {
            // Given
            long webhook = oneflow.webhook(receiver.url(), "key");

            // When
            long contract = oneflow.contract();

            // Then
            await().until(() -> oneflow.deliveries().getFirst().get("delivered").booleanValue());
            JsonNode delivery = oneflow.deliveries().getFirst();
            assertThat(delivery.get("webhook_id").longValue()).isEqualTo(webhook);
            assertThat(delivery.get("contract_id").longValue()).isEqualTo(contract);
            assertThat(delivery.get("callback_url").stringValue()).isEqualTo(receiver.url());
            assertThat(delivery.at("/events/0").stringValue()).isEqualTo("contract:create");
            assertThat(delivery.at("/attempts/0/status").intValue()).isEqualTo(200);
            assertThat(delivery.get("body").stringValue())
                    .isEqualTo(receiver.calls().getFirst().toString());
        }
    }

    private static String participant(String email) {
        return "{\"participant_email\":\"" + email + "\"}";
    }

    private static String eventTypes(String type) {
        return "{\"type\":\"EVENT_TYPE\",\"values\":[\"" + type + "\"]}";
    }

    private static String filtered(String url, String... rulesOfFilters) {
        String filters = Arrays.stream(rulesOfFilters)
                .map(rules -> "{\"filter_rules\":[" + rules + "]}")
                .collect(Collectors.joining(","));
        return "{\"callback_url\":\"" + url + "\",\"filters\":[" + filters + "]}";
    }
}
