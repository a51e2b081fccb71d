package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.TestSandbox.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BadInputTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"name\":\"a\"", "<xml/>", "\u0000"})
    void a_body_that_is_no_json_object_is_a_bad_request(String body) {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.post("/template_types", body);

            // Then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("error_code").intValue()).isEqualTo(4_000_000);
            assertThat(answer.json().get("request_id").stringValue()).isNotEmpty();
        }
    }

    @Test
    void an_oversized_body_is_refused() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.post("/template_types", "{\"name\":\"" + "x".repeat(1024 * 1024) + "\"}");

            // Then
            assertThat(answer.status()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/contracts/abc", "/contracts/99999999999999999999", "/webhooks/-1"})
    void an_unknown_path_or_id_is_not_found(String path) {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.get(path);

            // Then
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    @Test
    void a_wrong_method_is_not_allowed() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.delete("/ping");

            // Then
            assertThat(answer.status()).isEqualTo(405);
        }
    }

    @Test
    void an_unknown_action_or_participant_is_not_found() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();
            oneflow.act(contract, "publish");

            // When
            Answer action = oneflow.act(contract, "burn");
            Answer person =
                    oneflow.control("POST", "/contracts/" + contract + "/sign", "{\"participant_email\":\"x@y.z\"}");

            // Then
            assertThat(action.status()).isEqualTo(404);
            assertThat(person.status()).isEqualTo(404);
        }
    }

    @Test
    void another_web_site_cannot_change_anything_through_a_browser() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.send(
                    "POST", oneflow.origin() + "/control/accounts", "{\"name\":\"x\"}", "Sec-Fetch-Site", "cross-site");

            // Then
            assertThat(answer.status()).isEqualTo(403);
        }
    }
}
