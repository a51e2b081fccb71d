package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.TestSandbox.Answer;
import dev.countersign.sandbox.rest.ApiSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class WebhookManagementTest {

    @Test
    void a_webhook_is_created_read_changed_listed_and_deleted() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            Answer created = oneflow.post("/webhooks", """
                    {"callback_url":"https://partner.example/hook","sign_key":"old","template_group_id":null,
                     "filters":[{"filter_rules":[{"type":"EVENT_TYPE","values":["contract:sign"]}]}]}""");
            long id = created.json().get("id").longValue();

            // When
            Answer changed = oneflow.put("/webhooks/" + id, "{\"sign_key\":\"new\"}");

            // Then
            assertThat(created.status()).isEqualTo(200);
            assertThat(created.header("Location")).isEqualTo(oneflow.apiBase() + "/webhooks/" + id);
            assertThat(changed.json().get("sign_key").stringValue()).isEqualTo("new");
            assertThat(changed.json().get("callback_url"))
                    .isEqualTo(created.json().get("callback_url"));
            assertThat(changed.json().get("filters")).isEqualTo(created.json().get("filters"));
            assertThat(oneflow.get("/webhooks/" + id).json()).isEqualTo(changed.json());
            assertThat(oneflow.get("/webhooks").json().get("count").intValue()).isEqualTo(1);
            assertThat(oneflow.delete("/webhooks/" + id).status()).isEqualTo(200);
            assertThat(oneflow.get("/webhooks/" + id).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/hook", "ftp://partner.example/hook", "http://partner.example/hook", "https://", "not a url"
            })
    void a_callback_url_must_be_https_or_http_on_this_machine(String url) {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.post("/webhooks", "{\"callback_url\":\"" + url + "\"}");

            // Then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("parameter_problems").has("callback_url"))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 200", "1001, 400"})
    void a_callback_url_has_at_most_a_thousand_characters(int length, int status) {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            String start = "https://partner.example/";
            String url = start + "x".repeat(length - start.length());

            // When
            Answer answer = oneflow.post("/webhooks", "{\"callback_url\":\"" + url + "\"}");

            // Then
            assertThat(answer.status()).isEqualTo(status);
        }
    }

    @Test
    void http_can_be_forbidden_even_for_this_machine() {
        SandboxConfig strict =
                SandboxConfig.defaults().withApi(ApiSettings.defaults().withHttpCallbacks(false));
        try (TestSandbox oneflow = TestSandbox.start(strict)) {
            // When
            Answer answer = oneflow.post("/webhooks", "{\"callback_url\":\"http://127.0.0.1:1/hook\"}");

            // Then
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[{}]; filters.0.filter_rules",
                "[{\"filter_rules\":[]}]; filters.0.filter_rules",
                "[{\"filter_rules\":[{\"type\":\"COLOUR\",\"values\":[\"red\"]}]}]; filters.0.filter_rules.0.type",
                "[{\"filter_rules\":[{\"type\":\"EVENT_TYPE\",\"values\":[]}]}]; filters.0.filter_rules.0.values",
                "[{\"filter_rules\":[{\"type\":\"EVENT_TYPE\",\"values\":[1]}]}]; filters.0.filter_rules.0.values",
                "[{\"filter_rules\":[{\"type\":\"WORKSPACE\",\"values\":[\"a\"]}]}]; filters.0.filter_rules.0.values",
                "\"contract:sign\"; filters",
                "[\"contract:sign\"]; filters.0",
            })
    void a_bad_filter_is_refused_by_name(String filters, String parameter) {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.post(
                    "/webhooks", "{\"callback_url\":\"https://partner.example/hook\",\"filters\":" + filters + "}");

            // Then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("parameter_problems").propertyNames()).contains(parameter);
        }
    }

    @Test
    void an_unknown_template_group_is_not_found() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.post(
                    "/webhooks", "{\"callback_url\":\"https://partner.example/hook\",\"template_group_id\":42}");

            // Then
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    @Test
    void the_id_can_be_named_as_the_other_page_of_the_documentation_does() {
        SandboxConfig config =
                SandboxConfig.defaults().withApi(ApiSettings.defaults().withWebhookIdKey("webhook_id"));
        try (TestSandbox oneflow = TestSandbox.start(config)) {
            // When
            JsonNode webhook = oneflow.post("/webhooks", "{\"callback_url\":\"https://partner.example/hook\"}")
                    .json();

            // Then
            assertThat(webhook.has("id")).isFalse();
            assertThat(webhook.get("webhook_id").isIntegralNumber()).isTrue();
        }
    }
}
