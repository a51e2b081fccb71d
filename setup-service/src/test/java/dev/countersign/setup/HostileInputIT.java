package dev.countersign.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.setup.AdminBrowser.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class HostileInputIT {

    private static final TestService SERVICE = TestService.shared();
    private static final OneflowAccounts ONEFLOW = SERVICE.oneflow;
    private static final Journeys JOURNEYS = new Journeys(SERVICE);
    private static final String UNKNOWN_TOKEN = "0000000000000000000000000000000000000000";

    private final AdminBrowser browser = new AdminBrowser();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void no_more_faults() {
        ONEFLOW.noFaults();
    }

    @ParameterizedTest
    @CsvSource({
        "?token=,missing-token",
        "?account_id=1,missing-token",
        "?token=short,wrong-token",
        "?token=%3Cscript%3Ealert(1)%3C/script%3E,wrong-token",
        "?token=" + UNKNOWN_TOKEN + ",wrong-token",
        "?token=" + UNKNOWN_TOKEN + "&token=" + UNKNOWN_TOKEN + ",missing-token"
    })
    void a_bad_call_of_the_setup_url_leads_to_a_page_that_says_what_to_do(String query, String problem) {
        // When
        Page page = browser.open(SERVICE.setupUrl() + query);

        // Then
        assertThat(page.status()).isBetween(400, 403);
        assertThat(page.attribute("#problem", "data-problem")).isEqualTo(problem);
        assertThat(page.link("#back-to-oneflow")).isEqualTo(ONEFLOW.pageUrl());
        assertThat(page.response().url().getQuery()).isNull();
        assertThat(page.document().html()).doesNotContain("<script", "''", "??");
    }

    @Test
    void the_token_of_another_account_is_refused() {
        // Given
        long mine = ONEFLOW.create("Mine");
        String token = ONEFLOW.enable(mine, "automatic-get", SERVICE.setupUrl())
                .path("token")
                .asString();

        // When
        Page page = browser.open(SERVICE.setupUrl() + "?token=" + token + "&account_id=" + (mine + 1));

        // Then
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.path()).endsWith("/problem/other-account");
        assertThat(browser.open(SERVICE.setupUrl() + "/welcome").path()).doesNotEndWith("/status");
        assertThat(browser.open(SERVICE.setupUrl() + "/welcome").status()).isEqualTo(403);
    }

    @Test
    void a_return_address_elsewhere_is_ignored() {
        // Given
        long account = ONEFLOW.create("Lured");
        String token = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl())
                .path("token")
                .asString();

        // When
        browser.open(SERVICE.setupUrl() + "?token=" + token + "&return_url=https://evil.example/");
        Page problem = browser.open(SERVICE.setupUrl() + "/problem/no-right");

        // Then
        assertThat(problem.link("#back-to-oneflow")).isEqualTo(ONEFLOW.pageUrl());
    }

    @Test
    void hostile_names_are_shown_as_text() {
        // Given
        String name = "<script>alert(1)</script><img src=x onerror=alert(2)> & \"Söner\" AB ${7*7} [[${7*7}]]";
        long account = ONEFLOW.create(name);

        // When
        AdminBrowser admin = new AdminBrowser();
        JsonNode enabled = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
        Page welcome = JOURNEYS.enter(admin, enabled);
        Page status = JOURNEYS.untilDone(admin, admin.connectAndConfirm(welcome));

        // Then
        assertThat(welcome.text("#account-name")).isEqualTo(name);
        assertThat(status.text("#account-name")).isEqualTo(name);
        assertThat(welcome.document().select("script, [onerror]")).isEmpty();
        assertThat(status.document().select("script, [onerror]")).isEmpty();
    }

    @Test
    void a_wrong_form_is_shown_again_with_its_errors_and_without_its_secrets() {
        // Given
        long account = ONEFLOW.create("Typos");
        Page welcome = JOURNEYS.enter(browser, ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl()));
        Page hrm = browser.submit(welcome, "#confirm-form", Map.of());

        // When
        Page again = browser.submit(
                hrm, "#hrm-form", Map.of("url", "http://10.0.0.1/\"><script>", "token", AdminBrowser.HRM_SECRET));

        // Then
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.has("#hrm-url-error")).isTrue();
        assertThat(again.document().html()).doesNotContain(AdminBrowser.HRM_SECRET);
        assertThat(again.document().select("script")).isEmpty();
    }

    @Test
    void a_form_from_elsewhere_is_not_accepted() {
        // Given
        long account = ONEFLOW.create("Forged");
        JOURNEYS.enter(browser, ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl()));

        // When
        Page refused = browser.post(SERVICE.setupUrl() + "/mapping", Map.of("_csrf", "guess"));

        // Then
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.attribute("#problem", "data-problem")).isEqualTo("opened-again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/welcome",
                "/hrm",
                "/mapping",
                "/progress",
                "/progress/state",
                "/status",
                "/reconnect",
                "/disconnect",
                "/disconnected"
            })
    void nobody_sees_a_page_without_a_session(String path) {
        Page page = browser.open(SERVICE.setupUrl() + path);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.attribute("#problem", "data-problem")).isEqualTo("session-expired");
    }

    @Test
    void an_oversized_or_foreign_body_is_refused() throws IOException, InterruptedException {
        // When
        var foreign =
                send(request("").header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")));
        var oversized = send(request("")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + "a".repeat(100_000))));
        var unknown = send(request("/nothing-here"));

        // Then
        assertThat(foreign.statusCode()).isEqualTo(415);
        assertThat(oversized.statusCode()).isBetween(300, 413);
        assertThat(unknown.statusCode()).isEqualTo(403);
    }

    @Test
    void every_answer_carries_the_headers_that_protect_it() throws IOException, InterruptedException {
        // Given
        long account = ONEFLOW.create("Headers");
        JsonNode enabled = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());

        // When
        var entrance = send(HttpRequest.newBuilder(
                URI.create(enabled.path("setup").path("url").asString())));
        var form = send(request("/token"));

        // Then
        assertThat(entrance.statusCode()).isEqualTo(303);
        assertThat(entrance.headers().firstValue("location")).hasValue("/api/integrations/oneflow/setup/welcome");
        assertThat(entrance.headers().allValues("set-cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
        for (HttpResponse<String> response : java.util.List.of(entrance, form)) {
            var headers = response.headers();
            assertThat(headers.firstValue("content-security-policy").orElseThrow())
                    .contains(
                            "default-src 'none'",
                            "script-src 'self'",
                            "require-trusted-types-for 'script'",
                            "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "*", "http", "data:");
            assertThat(headers.firstValue("referrer-policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("x-frame-options")).hasValue("DENY");
            assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
            assertThat(headers.firstValue("cache-control").orElseThrow()).contains("no-store");
        }
        assertThat(form.body()).doesNotContain("<script", "<style", " style=", " onclick=");
    }

    @Test
    void each_sign_in_gets_a_session_that_nobody_knew() {
        // Given
        long account = ONEFLOW.create("Fixation");
        JsonNode enabled = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
        JOURNEYS.enter(browser, enabled);
        String before = browser.cookie(SERVICE.setupUrl(), "countersign-setup");

        // When
        Page welcome = JOURNEYS.enter(browser, enabled);

        // Then
        assertThat(before).isNotNull();
        assertThat(welcome.path()).endsWith("/welcome");
        Page withOldCookie = new AdminBrowser().openWithCookie(SERVICE.setupUrl() + "/welcome", before);
        assertThat(withOldCookie.status()).isEqualTo(403);
    }

    @Test
    void when_oneflow_is_down_the_admin_need_not_start_again() {
        // Given
        long account = ONEFLOW.create("Patient");
        JsonNode enabled = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
        ONEFLOW.faults(Map.of("error_rate_5xx", 1.0));

        // When
        Page down = browser.arrive(enabled);
        ONEFLOW.noFaults();
        Page welcome = browser.submit(down, "form[action$=/retry]", Map.of());

        // Then
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.path()).endsWith("/problem/oneflow-down");
        assertThat(welcome.path()).endsWith("/welcome");
    }

    @Test
    void a_typed_email_of_nobody_is_said_to_be_wrong() {
        // Given
        long account = ONEFLOW.create("Somebody");
        JsonNode enabled = ONEFLOW.enable(account, "show-token", SERVICE.setupUrl());
        Page form = browser.arrive(enabled);

        // When
        Page again = browser.submit(
                form,
                "#token-form",
                Map.of("token", enabled.path("token").asString(), "user_email", "nobody@customer.example"));

        // Then
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text("#token-error")).contains("no active user");
        assertThat(again.document().html()).doesNotContain(enabled.path("token").asString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(SERVICE.setupUrl() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
