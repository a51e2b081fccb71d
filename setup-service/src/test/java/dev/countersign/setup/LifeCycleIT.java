package dev.countersign.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.AccountCredentials;
import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.AccountState;
import dev.countersign.events.WebhookEndpoint;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.setup.AdminBrowser.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class LifeCycleIT {

    private static final TestService SERVICE = TestService.shared();
    private static final OneflowAccounts ONEFLOW = SERVICE.oneflow;
    private static final Journeys JOURNEYS = new Journeys(SERVICE);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AdminBrowser browser = new AdminBrowser();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_disconnected_account_leaves_nothing_behind_and_can_come_back() {
        // Given
        long account = ONEFLOW.create("Comes and goes");
        JsonNode enabled = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
        JOURNEYS.complete(browser, enabled);
        String firstEndpoint = JOURNEYS.last(TopicNames.ACCOUNT_PROVISIONED, account, AccountProvisioned.class)
                .getEndpointId();

        // When
        int accepted = operator("POST", "/" + account + "/disconnect", TestService.OPERATOR_TOKEN)
                .statusCode();

        // Then
        assertThat(accepted).isEqualTo(202);
        awaitState(account, AccountState.DEPROVISIONED);
        await().untilAsserted(() -> {
            assertThat(SERVICE.topics
                            .values(TopicNames.WEBHOOK_ENDPOINTS, firstEndpoint, WebhookEndpoint.class)
                            .getLast())
                    .isNull();
            assertThat(SERVICE.topics
                            .values(TopicNames.ACCOUNT_CREDENTIALS, Long.toString(account), AccountCredentials.class)
                            .getLast())
                    .isNull();
        });
        assertThat(ONEFLOW.state(account).path("webhooks")).isEmpty();
        assertThat(ONEFLOW.state(account).path("template_groups")).hasSize(1);

        // And when
        Page back = JOURNEYS.complete(new AdminBrowser(), enabled);

        // Then
        assertThat(back.has("#setup-complete")).isTrue();
        awaitState(account, AccountState.PROVISIONED);
        assertThat(ONEFLOW.state(account).path("webhooks")).hasSize(1);
        assertThat(ONEFLOW.state(account).path("template_groups")).hasSize(1);
        assertThat(JOURNEYS.last(TopicNames.ACCOUNT_PROVISIONED, account, AccountProvisioned.class)
                        .getEndpointId())
                .isNotEqualTo(firstEndpoint);
    }

    @Test
    void a_revoked_token_suspends_the_account_and_a_new_one_resumes_it() {
        // Given
        long account = ONEFLOW.create("Revokes");
        JOURNEYS.complete(browser, ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl()));
        ONEFLOW.disable(account);

        // When
        Page status = browser.open(SERVICE.setupUrl());
        Page progress = browser.submit(status, "#repair-form", Map.of());
        Page stopped = await().until(
                        () -> browser.open(progress.response().url().toString()),
                        page -> page.has("#progress-stopped"));

        // Then
        assertThat(stopped.text("#progress-problem")).contains("no longer accepts the token");
        awaitState(account, AccountState.SUSPENDED);

        // And when
        AdminBrowser again = new AdminBrowser();
        Page entered = again.arrive(ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl()));
        JOURNEYS.untilDone(again, entered);

        // Then
        awaitState(account, AccountState.PROVISIONED);
    }

    @Test
    void when_oneflow_is_down_in_the_middle_the_setup_goes_on_by_itself() {
        // Given
        long account = ONEFLOW.create("Interrupted");
        Page welcome = JOURNEYS.enter(browser, ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl()));
        ONEFLOW.faults(Map.of("error_rate_5xx", 1.0));

        // When
        Page progress = browser.connectAndConfirm(welcome);
        Page waiting = await().atMost(Duration.ofSeconds(20))
                .until(() -> browser.open(progress.response().url().toString()), page -> page.has("#progress-waiting"));
        ONEFLOW.noFaults();
        Page done = JOURNEYS.untilDone(browser, waiting);

        // Then
        assertThat(waiting.text("#progress-waiting")).contains("goes on by itself");
        assertThat(done.has("#setup-complete")).isTrue();
    }

    @Test
    void no_secret_and_no_email_ever_reaches_a_log_a_trace_or_a_metric() {
        // Given
        long account = ONEFLOW.create("Canary");
        JsonNode enabled = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
        JsonNode typed = ONEFLOW.enable(account, "show-token", SERVICE.setupUrl());
        SpanCapture traces = SERVICE.bean(SpanCapture.class);
        traces.begin();

        // When
        try (LogCapture log = LogCapture.open()) {
            JOURNEYS.complete(browser, enabled);
            JOURNEYS.enter(new AdminBrowser(), typed);
            browser.open(SERVICE.setupUrl() + "?token=" + enabled.path("token").asString() + "&account_id=1");
            MalformedRequests.send(SERVICE.baseUrl(), enabled.path("token").asString());
            operator("GET", "/" + account, TestService.OPERATOR_TOKEN);
            operator("GET", "/" + account, "canary-wrong-operator-token");
            operator("POST", "/" + account + "/repair", TestService.OPERATOR_TOKEN);
            List<String> secrets = List.of(
                    enabled.path("token").asString(),
                    typed.path("token").asString(),
                    signKey(account),
                    AdminBrowser.HRM_SECRET,
                    OneflowAccounts.ADMIN_EMAIL,
                    "canary-");

            // Then
            assertThat(log.lines()).hasSizeGreaterThan(20).noneMatch(line -> hasOneOf(line, secrets));
            assertThat(traces.end())
                    .hasSizeGreaterThan(20)
                    .anyMatch(span -> span.startsWith("provisioning"))
                    .noneMatch(span -> hasOneOf(span, secrets));
            assertThat(get(SERVICE.managementUrl() + "/actuator/prometheus").body())
                    .contains("countersign_setup_entrances_total")
                    .satisfies(metrics -> assertThat(hasOneOf(metrics, secrets)).isFalse());
        }
    }

    private static boolean hasOneOf(String text, List<String> secrets) {
        return secrets.stream().anyMatch(text::contains);
    }

    @Test
    void operators_see_accounts_and_others_see_nothing() {
        // Given
        long account = ONEFLOW.create("Observed");
        JOURNEYS.complete(browser, ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl()));

        // When
        var one = operator("GET", "/" + account, TestService.OPERATOR_TOKEN);
        var all = operator("GET", "?limit=500", TestService.OPERATOR_TOKEN);
        var wrong = operator("GET", "", "canary-wrong-operator-token");
        var unknown = operator("GET", "/999999999", TestService.OPERATOR_TOKEN);
        var neverSetUp = operator("POST", "/999999999/repair", TestService.OPERATOR_TOKEN);

        // Then
        JsonNode view = JSON.readTree(one.body());
        assertThat(view.path("state").asString()).isEqualTo("PROVISIONED");
        assertThat(view.path("work").path("status").asString()).isEqualTo("DONE");
        assertThat(one.body()).doesNotContain("sealed", "oken");
        assertThat(JSON.readTree(all.body()).path("data").size()).isPositive();
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(neverSetUp.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/%61ccounts", "/%61pi/accounts", "/api/accounts", "/api/accounts/"})
    void however_the_address_is_written_only_operators_get_in(String accounts) {
        // Given
        long account = ONEFLOW.create("Disguised");
        JOURNEYS.complete(browser, ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl()));

        // When
        var shown = send(HttpRequest.newBuilder(URI.create(SERVICE.baseUrl() + accounts + "/" + account)));
        var disconnected =
                send(HttpRequest.newBuilder(URI.create(SERVICE.baseUrl() + accounts + "/" + account + "/disconnect"))
                        .POST(HttpRequest.BodyPublishers.noBody()));

        // Then
        assertThat(shown.statusCode()).isIn(400, 401, 404);
        assertThat(disconnected.statusCode()).isIn(400, 401, 404);
        assertThat(JSON.readTree(operator("GET", "/" + account, TestService.OPERATOR_TOKEN)
                                .body())
                        .path("work")
                        .path("goal")
                        .asString())
                .isEqualTo("PROVISION");
    }

    @Test
    void an_encoded_address_is_open_to_operators() {
        var list = send(HttpRequest.newBuilder(URI.create(SERVICE.baseUrl() + "/api/%61ccounts"))
                .header("Authorization", "Bearer " + TestService.OPERATOR_TOKEN));

        assertThat(list.statusCode()).isEqualTo(200);
    }

    @Test
    void without_an_operator_token_in_the_configuration_there_is_no_operator_api() {
        try (var replica = SERVICE.start("--countersign.operator.token=")) {
            String base = TestService.baseUrl(replica);

            var plain = send(HttpRequest.newBuilder(URI.create(base + "/api/accounts"))
                    .header("Authorization", "Bearer " + TestService.OPERATOR_TOKEN));
            var encoded = send(HttpRequest.newBuilder(URI.create(base + "/api/%61ccounts")));

            assertThat(plain.statusCode()).isEqualTo(404);
            assertThat(encoded.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void the_management_port_serves_health_and_metrics() {
        var ready = get(SERVICE.managementUrl() + "/actuator/health/readiness");
        var metrics = get(SERVICE.managementUrl() + "/actuator/prometheus");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .contains("countersign_outbox_lag", "countersign_outbox_states_total")
                .contains("countersign_ready{application=\"setup-service\"} 1")
                .contains(
                        "countersign_outbox_age_seconds{application=\"setup-service\",topic=\"countersign.webhook-endpoints\"} ")
                .contains("outcome=\"Stopped\",step=\"WEBHOOK\"", "finding=\"token_rejected\",outcome=\"reported\"");
    }

    private static void awaitState(long account, AccountState state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> JOURNEYS.last(TopicNames.ACCOUNT_PROVISIONED, account, AccountProvisioned.class)
                                .getState()
                        == state);
    }

    private static String signKey(long account) {
        String endpoint = JOURNEYS.last(TopicNames.ACCOUNT_PROVISIONED, account, AccountProvisioned.class)
                .getEndpointId();
        WebhookEndpoint record = java.util.Objects.requireNonNull(SERVICE.topics
                .values(TopicNames.WEBHOOK_ENDPOINTS, endpoint, WebhookEndpoint.class)
                .getLast());
        return SecretBox.fromKeyset(SERVICE.endpointKeyset)
                .open(record.getSignKeys().getFirst().getSealedKey(), endpoint);
    }

    private HttpResponse<String> operator(String method, String path, String token) {
        return send(HttpRequest.newBuilder(URI.create(SERVICE.baseUrl() + "/api/accounts" + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
