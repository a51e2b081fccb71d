package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.TestSandbox.Answer;
import dev.countersign.sandbox.control.SetupCallSettings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ControlApiTest {

    @Test
    void enabling_with_automatic_get_tells_a_url_with_the_parameters() {
        try (TestSandbox oneflow =
                TestSandbox.start(SandboxConfig.defaults().withSetupUrl("http://127.0.0.1:9/setup?a=b"))) {
            // When
            JsonNode setup = enable(oneflow, "{\"method\":\"automatic-get\"}").get("setup");

            // Then
            assertThat(setup.get("method").stringValue()).isEqualTo("GET");
            assertThat(URLDecoder.decode(setup.get("url").stringValue(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            "http://127.0.0.1:9/setup?a=b&token=" + oneflow.token + "&account_id=" + oneflow.accountId
                                    + "&user_email=" + TestSandbox.ADMIN + "&return_url=" + oneflow.origin() + "/");
            assertThat(setup.get("form")).isEmpty();
        }
    }

    @Test
    void enabling_with_automatic_post_tells_a_form_with_configured_names() {
        SandboxConfig config = SandboxConfig.defaults()
                .withSetupCall(SetupCallSettings.defaults()
                        .withParameterNames("t", "a", "u", "r")
                        .withReturnUrl("https://oneflow.example/back"));
        try (TestSandbox oneflow = TestSandbox.start(config)) {
            // When
            JsonNode setup = enable(
                            oneflow, "{\"method\":\"automatic-post\",\"setup_url\":\"https://partner.example/setup\"}")
                    .get("setup");

            // Then
            assertThat(setup.get("method").stringValue()).isEqualTo("POST");
            assertThat(setup.get("url").stringValue()).isEqualTo("https://partner.example/setup");
            assertThat(setup.get("form").propertyNames()).containsExactly("t", "a", "u", "r");
            assertThat(setup.at("/form/r").stringValue()).isEqualTo("https://oneflow.example/back");
        }
    }

    @Test
    void enabling_with_show_token_puts_nothing_into_the_url() {
        try (TestSandbox oneflow =
                TestSandbox.start(SandboxConfig.defaults().withSetupUrl("http://127.0.0.1:9/setup"))) {
            // When
            JsonNode answer = enable(oneflow, "{\"method\":\"show-token\"}");

            // Then
            assertThat(answer.get("token").stringValue()).isEqualTo(oneflow.token);
            assertThat(answer.at("/setup/url").stringValue()).isEqualTo("http://127.0.0.1:9/setup");
        }
    }

    @Test
    void a_setup_url_that_a_browser_should_not_open_is_refused() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.control(
                    "POST",
                    "/accounts/" + oneflow.accountId + "/extension",
                    "{\"method\":\"automatic-get\",\"setup_url\":\"javascript:alert(1)\"}");

            // Then
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Test
    void the_state_of_an_account_holds_everything_in_it() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();
            oneflow.webhook("https://partner.example/hook", "key");

            // When
            JsonNode account =
                    oneflow.control("GET", "/accounts/" + oneflow.accountId, "").json();

            // Then
            assertThat(account.get("name").stringValue()).isEqualTo("Demo AB");
            assertThat(account.at("/extension/enabled").booleanValue()).isTrue();
            assertThat(account.at("/template_groups/0/data_fields/0/custom_id").stringValue())
                    .isEqualTo("address");
            assertThat(account.at("/templates/0/name").stringValue()).isEqualTo("Employment agreement");
            assertThat(account.at("/webhooks/0/sign_key").stringValue()).isEqualTo("key");
            assertThat(account.at("/contracts/0/id").longValue()).isEqualTo(contract);
        }
    }

    @Test
    void created_things_answer_201_with_their_id_and_health_is_ready() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer account = oneflow.control("POST", "/accounts", "{\"name\":\"Other AB\",\"country_code\":\"NO\"}");
            Answer health = oneflow.control("GET", "/health", "");

            // Then
            assertThat(account.status()).isEqualTo(201);
            assertThat(account.json().propertyNames()).containsExactly("id", "name", "admin_email", "workspace_id");
            assertThat(health.body()).isEqualTo("{\"status\":\"ready\"}");
        }
    }

    @Test
    void correcting_data_fields_tells_the_new_values() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();

            // When
            Answer answer = oneflow.control("PUT", "/contracts/" + contract + "/data_fields", "{\"address\":\"New\"}");
            Answer unknown = oneflow.control("PUT", "/contracts/" + contract + "/data_fields", "{\"nope\":\"New\"}");

            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().at("/data_fields/0/value").stringValue()).isEqualTo("New");
            assertThat(unknown.status()).isEqualTo(400);
        }
    }

    private static JsonNode enable(TestSandbox oneflow, String body) {
        return oneflow.control("POST", "/accounts/" + oneflow.accountId + "/extension", body)
                .json();
    }
}
