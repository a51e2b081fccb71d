package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.TestSandbox.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlPageTest {

    private static final String HOSTILE = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>";

    @Test
    void hostile_html_in_names_and_values_is_escaped_on_every_page() {
        try (TestSandbox oneflow = TestSandbox.start();
                WebhookReceiver receiver = WebhookReceiver.accepting()) {
            // Given
            String escapedForJson = HOSTILE.replace("\"", "\\\"");
            long group = oneflow.post("/template_types", "{\"name\":\"" + escapedForJson + "\"}")
                    .json()
                    .get("id")
                    .longValue();
            oneflow.put(
                    "/template_types/" + group + "/data_fields",
                    "{\"data_fields\":[{\"custom_id\":\"" + escapedForJson + "\",\"name\":\"" + escapedForJson
                            + "\"}]}");
            oneflow.webhook(receiver.url(), "key");
            oneflow.submit("/accounts", Map.of("name", HOSTILE, "admin_email", HOSTILE));
            long template = oneflow.template(group);
            String location = oneflow.submit(account(oneflow) + "/contracts", hostileContract(template))
                    .header("Location");

            // When
            List<Answer> pages = Stream.of(
                            "/",
                            account(oneflow),
                            location,
                            account(oneflow) + "/new-contract?template=" + template,
                            "/deliveries")
                    .map(oneflow::page)
                    .toList();

            // Then
            assertThat(pages).allSatisfy(page -> {
                assertThat(page.status()).isEqualTo(200);
                assertThat(page.body()).doesNotContain("<script>").doesNotContain("<img");
            });
            assertThat(pages.subList(0, 4))
                    .allSatisfy(page -> assertThat(page.body()).contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        }
    }

    @Test
    void enabling_with_automatic_get_redirects_the_browser_to_the_setup_url() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.submit(
                    account(oneflow) + "/enable",
                    Map.of("method", "automatic-get", "setup_url", "http://127.0.0.1:9/setup"));

            // Then
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.header("Location"))
                    .startsWith("http://127.0.0.1:9/setup?token=" + oneflow.token + "&account_id=");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void enabling_with_automatic_post_shows_a_form_that_also_works_without_a_script() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.submit(
                    account(oneflow) + "/enable",
                    Map.of("method", "automatic-post", "setup_url", "http://127.0.0.1:9/setup"));

            // Then
            assertThat(answer.body())
                    .contains("action=\"http://127.0.0.1:9/setup\"")
                    .contains("name=\"token\" value=\"" + oneflow.token + "\"")
                    .contains("Continue to setup</button>");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void enabling_with_show_token_shows_the_token_and_a_link_without_it() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.submit(
                    account(oneflow) + "/enable",
                    Map.of("method", "show-token", "setup_url", "http://127.0.0.1:9/setup"));

            // Then
            assertThat(answer.body())
                    .contains("id=\"token\">" + oneflow.token + "<")
                    .contains("href=\"http://127.0.0.1:9/setup\"");
            assertThat(oneflow.page(account(oneflow)).body()).doesNotContain(oneflow.token);
        }
    }

    @Test
    void a_contract_is_clicked_from_draft_to_signed_with_a_correction_on_the_way() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long group = oneflow.group("address");
            oneflow.submit(
                    account(oneflow) + "/templates",
                    Map.of("name", "Agreement", "template_group_id", Long.toString(group)));
            long template = oneflow.get("/templates").json().at("/data/0/id").longValue();
            String contract = oneflow.submit(account(oneflow) + "/contracts", contract(template))
                    .header("Location");

            // When
            oneflow.submit(contract + "/act", Map.of("action", "publish"));
            oneflow.submit(contract + "/fields", Map.of("address", "Lilla torg 3"));
            oneflow.submit(contract + "/act", Map.of("action", "sign"));

            // Then
            assertThat(oneflow.page(contract).body())
                    .contains("badge signed\" id=\"state\">signed<")
                    .contains("value=\"Lilla torg 3\"")
                    .contains("contract:sign");
        }
    }

    @Test
    void what_does_not_work_is_explained_on_a_page() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();

            // When
            Answer answer = oneflow.submit("/contracts/" + contract + "/act", Map.of("action", "sign"));

            // Then
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body()).contains("A contract in the state draft cannot be signed.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/deliveries", "/faults", "/style.css"})
    void the_pages_are_there(String path) {
        try (TestSandbox oneflow = TestSandbox.start(SandboxConfig.defaults().withDemoAccount(true))) {
            // When
            Answer answer = oneflow.page(path);

            // Then
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void faults_are_switched_on_the_page() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.submit(
                    "/faults",
                    Map.of(
                            "latency_ms", "5",
                            "error_rate_5xx", "0.5",
                            "template_lag_ms", "0",
                            "lose_next_deliveries", "2",
                            "time_factor", "0.5",
                            "duplicate_deliveries", "true"));

            // Then
            assertThat(answer.status()).isEqualTo(303);
            assertThat(oneflow.control("GET", "/faults", "").body())
                    .contains("\"latency_ms\":5", "\"error_rate_5xx\":0.5", "\"duplicate_deliveries\":true");
            assertThat(oneflow.control("GET", "/time-factor", "").body()).isEqualTo("{\"factor\":0.5}");
        }
    }

    private static String account(TestSandbox oneflow) {
        return "/accounts/" + oneflow.accountId;
    }

    private static Map<String, String> hostileContract(long template) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("template_id", Long.toString(template));
        form.put("name", HOSTILE);
        form.put("field." + HOSTILE, HOSTILE);
        form.put("employee.name", HOSTILE);
        form.put("employee.email", HOSTILE);
        return form;
    }

    private static Map<String, String> contract(long template) {
        return Map.of(
                "template_id", Long.toString(template),
                "name", "Agreement for Anna",
                "field.address", "Storgatan 1",
                "employee.name", "Anna",
                "employee.email", TestSandbox.EMPLOYEE);
    }
}
