package dev.countersign.setup.syncservice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.config.SyncServiceProperties;
import dev.countersign.setup.secret.SealedSecret;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpSyncServiceTest {

    private static final String TOKEN = "canary-service-token";
    private static final byte[] SEALED = {1, 2, 3};
    private static final HrmConnection PROPOSED =
            new HrmConnection("scim", "https://hrm.example.com/scim", "bearer", SealedSecret.of(SEALED), null, null);

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final CountDownLatch stop = new CountDownLatch(1);
    private HttpServer server;
    private SyncService sync;
    private Script script = exchange -> answer(exchange, 200, "{\"outcome\":\"works\",\"detail\":\"ok\"}");

    /** How the sync service answers. */
    private interface Script {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization") + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                script.answer(exchange);
            }
        });
        server.start();
        sync = service("http://127.0.0.1:" + server.getAddress().getPort(), TOKEN);
    }

    @AfterEach
    void stop() {
        stop.countDown();
        server.stop(0);
    }

    @Test
    void the_secret_goes_as_it_is_sealed() {
        // When
        ConnectionTest test = sync.testConnection(7, PROPOSED);

        // Then
        assertThat(test).isEqualTo(new ConnectionTest.Works("ok", List.of()));
        assertThat(asked.get())
                .startsWith("POST /internal/hrm-connection-tests Bearer " + TOKEN)
                .contains(
                        "\"accountId\":7",
                        "\"sealedSecret\":\"" + Base64.getEncoder().encodeToString(SEALED) + "\"");
    }

    @Test
    void what_does_not_work_is_told_with_its_reason() {
        // Given
        script = exchange ->
                answer(exchange, 200, "{\"outcome\":\"refused\",\"reason\":\"FORBIDDEN\",\"detail\":\"no right\"}");

        // When
        ConnectionTest test = sync.testConnection(7, PROPOSED);

        // Then
        assertThat(test).isEqualTo(new ConnectionTest.Refused(ConnectionTest.Reason.FORBIDDEN, "no right"));
    }

    @Test
    void names_that_a_newer_sync_service_made_up_do_no_harm() {
        // Given
        script = exchange -> answer(
                exchange,
                200,
                "{\"outcome\":\"works\",\"detail\":\"ok\",\"warnings\":[\"EXTENSION_MISSING\",\"NEWER\"],\"more\":1}");

        // When
        ConnectionTest test = sync.testConnection(7, PROPOSED);

        // Then
        assertThat(test)
                .isInstanceOfSatisfying(
                        ConnectionTest.Works.class,
                        works ->
                                assertThat(works.warnings()).containsExactly(ConnectionTest.Warning.EXTENSION_MISSING));
    }

    @Test
    void a_reason_that_is_not_known_is_another_one() {
        // Given
        script = exchange -> answer(exchange, 200, "{\"outcome\":\"unreachable\",\"reason\":\"NEWER\"}");

        // When
        ConnectionTest test = sync.testConnection(7, PROPOSED);

        // Then
        assertThat(test).isEqualTo(new ConnectionTest.Unreachable(ConnectionTest.Reason.OTHER, ""));
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "404", "422", "500", "503", "302"})
    void a_sync_service_that_refuses_says_nothing_of_the_hrm(int status) {
        // Given
        script = exchange -> answer(exchange, status, "{\"detail\":\"canary-detail\"}");

        // When
        ConnectionTest test = sync.testConnection(7, PROPOSED);

        // Then
        assertThat(test)
                .isInstanceOfSatisfying(
                        ConnectionTest.NotAvailable.class,
                        not -> assertThat(not.why()).doesNotContain("canary").isNotBlank());
        assertThat(sync.activity(7)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"<html>", "[]", "{}", "{\"outcome\":\"newer\"}", "''"})
    void an_answer_that_is_none_says_nothing_of_the_hrm(String body) {
        // Given
        script = exchange -> answer(exchange, 200, body);

        // When
        ConnectionTest test = sync.testConnection(7, PROPOSED);

        // Then
        assertThat(test).isInstanceOf(ConnectionTest.NotAvailable.class);
    }

    @Test
    void a_sync_service_that_hangs_is_not_waited_for_longer_than_configured() {
        // Given
        script = _ -> hang();
        long begun = System.nanoTime();

        // When
        ConnectionTest test = sync.testConnection(7, PROPOSED);

        // Then
        assertThat(test).isInstanceOf(ConnectionTest.NotAvailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void how_contracts_fare_is_read() {
        // Given
        script = exchange -> answer(
                exchange,
                200,
                "{\"lastContractSeen\":\"2026-11-24T10:00:00Z\",\"lastSynced\":null,\"waiting\":2,\"parked\":1,\"newer\":3}");

        // When
        var activity = sync.activity(7);

        // Then
        assertThat(activity).contains(new AccountActivity(Instant.parse("2026-11-24T10:00:00Z"), null, 2, 1, null));
        assertThat(asked.get()).startsWith("GET /internal/accounts/7/activity Bearer " + TOKEN);
    }

    @Test
    void kinds_of_hrm_that_there_is_no_form_for_are_left_out() {
        // Given
        script = exchange -> answer(exchange, 200, """
                        [{"kind":"bamboohr","name":"BambooHR","address":"https://company.bamboohr.com","credentials":"KEY",
                          "attributes":["title"],"more":1},
                         {"kind":"newer","name":"Newer","credentials":"FINGERPRINT","attributes":[]},
                         {"kind":"<b>","name":"Odd","credentials":"KEY","attributes":[]},
                         {"credentials":"KEY"}]""");

        // When
        List<HrmKind> kinds = sync.hrmKinds();

        // Then
        assertThat(kinds)
                .containsExactly(new HrmKind(
                        "bamboohr",
                        "BambooHR",
                        "https://company.bamboohr.com",
                        HrmKind.Credentials.KEY,
                        Set.of("title")));
        assertThat(asked.get()).startsWith("GET /internal/hrm-kinds Bearer " + TOKEN);
        script = exchange -> answer(exchange, 500, "");
        assertThat(sync.hrmKinds()).isEmpty();
    }

    @Test
    void without_an_address_nothing_is_asked_and_said_why() {
        SyncService none = new SyncServiceConfiguration().syncService(properties(null, null), ObservationRegistry.NOOP);
        assertThat(none.testConnection(7, PROPOSED))
                .isInstanceOfSatisfying(
                        ConnectionTest.NotAvailable.class,
                        not -> assertThat(not.why()).contains("countersign.sync.base-url"));
        assertThat(none.activity(7)).isEmpty();
        assertThat(none.hrmKinds()).isEmpty();
    }

    private static SyncService service(String url, String token) {
        return new SyncServiceConfiguration().syncService(properties(URI.create(url), token), ObservationRegistry.NOOP);
    }

    private static SyncServiceProperties properties(
            @org.jspecify.annotations.Nullable URI url, @org.jspecify.annotations.Nullable String token) {
        return new SyncServiceProperties(
                url, token, Duration.ofSeconds(1), Duration.ofMillis(700), Duration.ofMillis(700));
    }

    private void hang() {
        try {
            boolean _ = stop.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
