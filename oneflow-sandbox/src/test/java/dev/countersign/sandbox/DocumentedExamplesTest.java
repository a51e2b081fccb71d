package dev.countersign.sandbox;

import static dev.countersign.sandbox.JsonShape.assertSameShape;
import static dev.countersign.sandbox.JsonShape.documented;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.sandbox.TestSandbox.Answer;
import dev.countersign.sandbox.delivery.WebhookSignature;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The bodies have exactly the members of the documented examples. */
final class DocumentedExamplesTest {

    @Test
    void a_webhook_call_has_the_documented_body_and_a_valid_signature() {
        try (TestSandbox oneflow = TestSandbox.start();
                WebhookReceiver receiver = WebhookReceiver.accepting()) {
            // Given
            oneflow.webhook(receiver.url(), "b84e5d34-8f3b-4728-a8f7-12345abcde67");

            // When
            long contract = oneflow.contract();

            // Then
            await().until(() -> !receiver.calls().isEmpty());
            JsonNode call = receiver.calls().getFirst();
            assertSameShape(call, "webhook-call");
            assertThat(call.propertyNames()).containsExactly("contract", "callback_id", "events", "signature");
            assertThat(call.at("/contract/id").longValue()).isEqualTo(contract);
            assertThat(call.at("/callback_id").stringValue()).matches("[0-9a-f]{40}");
            assertThat(call.at("/events/0/created_time").stringValue())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+0000");
            assertThat(call.at("/signature").stringValue())
                    .isEqualTo(WebhookSignature.of(
                            call.at("/callback_id").stringValue(), "b84e5d34-8f3b-4728-a8f7-12345abcde67"));
        }
    }

    @Test
    void too_many_requests_answer_exactly_the_documented_body() {
        try (TestSandbox oneflow =
                TestSandbox.start(SandboxConfig.defaults().withRateLimit(1, Duration.ofMinutes(5)))) {
            // Given
            oneflow.get("/ping");

            // When
            Answer answer = oneflow.get("/ping");

            // Then
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.json()).isEqualTo(documented("rate-limit"));
        }
    }

    @Test
    void errors_have_the_members_of_the_documented_example_and_are_plain_json() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.get("/contracts/1");

            // Then
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertSameShape(answer.json(), "error");
            assertThat(answer.json().get("error_code").intValue()).isEqualTo(4_040_000);
            assertThat(answer.json().get("type").stringValue()).isEqualTo(oneflow.apiBase() + "/error_codes/4040000");
        }
    }

    @Test
    void lists_have_the_documented_envelope() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            oneflow.contract();
            oneflow.contract();

            // When
            JsonNode page = oneflow.get("/contracts?limit=1").json();

            // Then
            assertSameShape(page, "page");
            assertThat(page.get("count").intValue()).isEqualTo(2);
            assertThat(page.get("data")).hasSize(1);
            assertThat(page.at("/_links/next/href").stringValue())
                    .isEqualTo(oneflow.apiBase() + "/contracts?limit=1&offset=1");
            assertThat(page.at("/_links/previous/href").isNull()).isTrue();
        }
    }

    @Test
    void account_user_and_template_type_look_as_documented() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long group = oneflow.group("address");

            // When
            JsonNode account = oneflow.get("/accounts/me").json();
            JsonNode user = oneflow.get("/users").json().at("/data/0");
            JsonNode templateType = oneflow.get("/template_types/" + group).json();

            // Then
            assertSameShape(account, "account");
            assertSameShape(user, "user");
            assertSameShape(templateType, "template-type");
            assertThat(account.get("created_time").stringValue()).endsWith("+00:00");
        }
    }

    @Test
    void a_contract_looks_as_documented_with_its_name_and_template_group_where_they_belong() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();

            // When
            JsonNode body = oneflow.get("/contracts/" + contract).json();

            // Then
            assertSameShape(body, "contract");
            assertThat(body.at("/_private/name").stringValue()).isEqualTo("Agreement");
            assertThat(body.at("/_private_ownerside/template_type_id").isIntegralNumber())
                    .isTrue();
            assertThat(body.at("/data_fields/0/_private_ownerside/custom_id").stringValue())
                    .isEqualTo("address");
        }
    }

    @Test
    void an_individual_party_has_one_participant_in_the_singular() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();

            // When
            JsonNode employee = oneflow.get("/contracts/" + contract).json().at("/parties/1");

            // Then
            assertThat(employee.get("type").stringValue()).isEqualTo("individual");
            assertThat(employee.has("participants")).isFalse();
            assertThat(employee.at("/participant/email").stringValue()).isEqualTo(TestSandbox.EMPLOYEE);
        }
    }
}
