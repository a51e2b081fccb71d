package dev.countersign.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.operators.Issuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operator API with 10,000 accounts, for operators of a real issuer and for the static token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OperatorApiIT {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorApiIT.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ACCOUNTS = 10_000;
    private static final long FIRST = 1_000_000;
    private static final int ROUNDS = 20;
    private static final Duration BOUND = Duration.ofMillis(200);

    private final TestService shared = TestService.shared();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Issuer issuer = new Issuer();
    private ConfigurableApplicationContext service;
    private JdbcClient jdbc;
    private String base;

    @BeforeAll
    void start() {
        service = shared.start(
                "--spring.datasource.url=" + shared.newDatabase("operators"),
                "--countersign.operator.wrong-tokens-per-minute=20",
                "--server.forward-headers-strategy=native",
                "--countersign.operator.jwt.issuer=" + issuer.uri(),
                "--countersign.operator.jwt.audience=" + Issuer.AUDIENCE);
        base = TestService.baseUrl(service);
        jdbc = service.getBean(JdbcClient.class);
        int inserted =
                jdbc.sql("""
                        INSERT INTO account (account_id, name, state, endpoint_id, webhook_id, mapping_version, occurred_at, version,
                            published_version)
                        SELECT :first + n, 'Company ' || n || ' AB',
                            CASE n % 10 WHEN 0 THEN 'SUSPENDED' WHEN 7 THEN 'NEW' ELSE 'PROVISIONED' END,
                            md5(n::text), n, '1', now(), 1, 1
                        FROM generate_series(0, :count - 1) n
                        """).param("first", FIRST).param("count", ACCOUNTS).update();
        // What else there is of an account; nothing of it is due.
        for (String rows : List.of(
                "endpoint (endpoint_id, account_id, open, updated_at) SELECT endpoint_id, account_id, true, now()",
                "drift_check (account_id, next_check_at, checked_at) SELECT account_id, now() + interval '1 day', now()",
                "provisioning (account_id, goal, step, status, next_attempt_at, endpoint_id, requested_at, updated_at)"
                        + " SELECT account_id, 'PROVISION', 'ANNOUNCE', 'DONE', now(), endpoint_id, now(), now()",
                "sign_key (endpoint_id, key_id, sealed_key, valid_from, created_at, installed_at, number)"
                        + " SELECT endpoint_id, 'key1', '\\x5a', now(), now(), now(), 1")) {
            assertThat(jdbc.sql("INSERT INTO " + rows + " FROM account").update())
                    .isEqualTo(ACCOUNTS);
        }
        assertThat(inserted).isEqualTo(ACCOUNTS);
    }

    @AfterAll
    void stop() {
        service.close();
        issuer.close();
    }

    @Test
    void every_page_of_ten_thousand_accounts_comes_once_and_in_time() {
        long seen = 0;
        long after = 0;
        while (true) {
            JsonNode page = ok("/api/accounts?limit=500&after=" + after);
            seen += page.path("data").size();
            if (page.path("next").isNull()) {
                break;
            }
            after = page.path("next").asLong();
        }
        assertThat(seen).isEqualTo(ACCOUNTS);
    }

    @Test
    void accounts_are_found_by_name_id_and_state() {
        assertThat(ok("/api/accounts?search=company%209999").path("data")).hasSize(1);
        assertThat(ok("/api/accounts?search=" + (FIRST + 42)).path("data")).hasSize(1);
        assertThat(ok("/api/accounts?search=%25").path("data")).isEmpty();
        assertThat(ok("/api/accounts?search=company%201&state=SUSPENDED&limit=500")
                        .path("data"))
                .isNotEmpty()
                .allMatch(account -> account.path("condition").asString().equals("SUSPENDED"));
        assertThat(get("/api/accounts?state=HAPPY", issuer.token("anna")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void lists_single_accounts_and_the_status_page_come_in_time() {
        Map<String, Times> times = new TreeMap<>();
        times.put("list of 100", times(() -> timed("/api/accounts")));
        times.put("list of 100, the last", times(() -> timed("/api/accounts?after=" + (FIRST + ACCOUNTS - 101))));
        times.put("search by name", times(() -> timed("/api/accounts?search=company%209999")));
        times.put("search in vain", times(() -> timed("/api/accounts?search=nobody")));
        times.put("one account", times(() -> timed("/api/accounts/" + (FIRST + 5000))));
        times.put("status page of an admin", statusPage());
        LOG.info("Milliseconds of {} each with {} accounts: {}", ROUNDS, ACCOUNTS, times);
        assertThat(times)
                .allSatisfy((what, time) -> assertThat(time.median()).as(what).isLessThanOrEqualTo(BOUND.toMillis()));
    }

    @Test
    void who_did_what_is_written_down_for_good() {
        // Given
        long account = FIRST + 7;

        // When
        var disconnected = post("/api/accounts/" + account + "/disconnect", issuer.token("anna"));
        var rotated = post("/api/accounts/" + account + "/rotate-sign-key", TestService.OPERATOR_TOKEN);
        var unknown = get("/api/accounts/1", issuer.token("bo"));
        var forbidden = get(
                "/api/accounts",
                issuer.sign(issuer.claims("mallory").claim("scope", "openid").build()));

        // Then
        assertThat(List.of(
                        disconnected.statusCode(), rotated.statusCode(), unknown.statusCode(), forbidden.statusCode()))
                .containsExactly(202, 409, 404, 403);
        JsonNode actions = ok("/api/operator-actions?accountId=" + account);
        assertThat(actions.path("data").path(0).path("action").asString()).isEqualTo("rotate-sign-key");
        assertThat(actions.path("data").path(0).path("outcome").asString()).isEqualTo("REFUSED");
        assertThat(actions.path("data").path(0).path("operator").asString()).isEqualTo("operator-token");
        JsonNode disconnect = actions.path("data").path(1);
        assertThat(disconnect.path("action").asString()).isEqualTo("disconnect");
        assertThat(disconnect.path("operator").asString()).isEqualTo("anna");
        assertThat(disconnect.path("signedInBy").asString()).isEqualTo("jwt");
        assertThat(disconnect.path("outcome").asString()).isEqualTo("DONE");
        assertThat(disconnect.path("traceId").asString()).hasSize(32);
        assertThat(ok("/api/operator-actions?accountId=1")
                        .path("data")
                        .path(0)
                        .path("operator")
                        .asString())
                .isEqualTo("bo");
        assertThat(ok("/api/operator-actions").path("data").valueStream())
                .anyMatch(action -> action.path("operator").asString().equals("mallory")
                        && action.path("outcome").asString().equals("REFUSED"));
        for (String change : List.of(
                "UPDATE operator_action SET operator = 'nobody'",
                "DELETE FROM operator_action",
                "TRUNCATE operator_action")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void tokens_that_are_not_exactly_right_let_nobody_in() {
        var ended = issuer.claims("anna")
                .expirationTime(java.util.Date.from(java.time.Instant.EPOCH))
                .build();
        for (String token : List.of(
                issuer.sign(issuer.claims("anna").audience("another").build()),
                issuer.sign(issuer.claims("anna").issuer("https://evil.example").build()),
                issuer.sign(ended),
                issuer.unsigned(issuer.claims("anna").build()),
                issuer.signByStranger(issuer.claims("anna").build()),
                "0123456789abcdef")) {
            var refused = get("/api/accounts", token);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("content-type")).hasValue("application/problem+json;charset=UTF-8");
            assertThat(refused.body()).doesNotContain("evil", token);
        }
        assertThat(get("/api/accounts?access_token=" + issuer.token("anna"), "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void who_guesses_tokens_is_refused_for_a_while_and_others_are_not() {
        // Given
        for (int guess = 0; guess < 20; guess++) {
            assertThat(from("203.0.113.7", "0123456789abcdef-" + guess).statusCode())
                    .isEqualTo(401);
        }

        // When
        var guesser = from("203.0.113.7", TestService.OPERATOR_TOKEN);
        var neighbour = from("203.0.113.8", TestService.OPERATOR_TOKEN);

        // Then
        assertThat(guesser.statusCode()).isEqualTo(429);
        assertThat(guesser.headers().firstValue("content-type")).hasValue("application/problem+json;charset=UTF-8");
        assertThat(guesser.body()).contains("wait a minute");
        assertThat(neighbour.statusCode()).isEqualTo(200);
    }

    @Test
    void the_description_is_for_operators() {
        assertThat(ok("/api/openapi.json").path("openapi").asString()).startsWith("3.1");
        assertThat(get("/api/openapi.json", "").statusCode()).isEqualTo(401);
    }

    /** How long something took, in milliseconds. */
    private record Times(long median, long slowest) {}

    private Times statusPage() {
        String setup = base + "/api/integrations/oneflow/setup";
        long account = shared.oneflow.create("One of many AB");
        AdminBrowser browser = new AdminBrowser();
        AdminBrowser.Page welcome = browser.arrive(shared.oneflow.enable(account, "automatic-get", setup));
        new Journeys(shared).untilDone(browser, browser.connectAndConfirm(welcome));
        return times(() -> {
            long begun = System.nanoTime();
            assertThat(browser.open(setup + "/status").has("#created")).isTrue();
            return System.nanoTime() - begun;
        });
    }

    private Times times(LongSupplier nanos) {
        long[] times = new long[ROUNDS];
        for (int i = -3; i < ROUNDS; i++) {
            long time = nanos.getAsLong();
            if (i >= 0) {
                times[i] = TimeUnit.NANOSECONDS.toMillis(time);
            }
        }
        Arrays.sort(times);
        return new Times(times[ROUNDS / 2], times[ROUNDS - 1]);
    }

    private long timed(String path) {
        long begun = System.nanoTime();
        assertThat(get(path, TestService.OPERATOR_TOKEN).statusCode()).isEqualTo(200);
        return System.nanoTime() - begun;
    }

    private JsonNode ok(String path) {
        var answer = get(path, issuer.token("reader"));
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** A call that a proxy hands on. */
    private HttpResponse<String> from(String address, String token) {
        return send(
                HttpRequest.newBuilder(URI.create(base + "/api/openapi.json")).header("X-Forwarded-For", address),
                token);
    }

    private HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder(URI.create(base + path)), token);
    }

    private HttpResponse<String> post(String path, String token) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).POST(BodyPublishers.noBody()), token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token) {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
