package dev.countersign.sync.hrm.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.hrmsandbox.HrmSandbox;
import dev.countersign.hrmsandbox.HrmSandboxConfig;
import dev.countersign.sync.hrm.ConnectionCheck;
import dev.countersign.sync.hrm.ConnectionCheck.Warning;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an admin is told who tries an HRM out. */
final class ScimProbeTest {

    private static final Duration DEADLINE = Duration.ofMillis(1500);
    private static final String NOBODY = "{\"totalResults\":0,\"Resources\":[]}";

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch stop = new CountDownLatch(1);
    private final ScimFixture scim = new ScimFixture();
    private HttpServer server;
    private Script script = exchange -> answer(exchange, 200, NOBODY);

    /** How the server answers. */
    private interface Script {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
                script.answer(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        stop.countDown();
        server.stop(0);
        scim.close();
    }

    @Test
    void a_strict_server_with_our_extension_works_without_warnings() {
        try (HrmSandbox hrm = HrmSandbox.start(HrmSandboxConfig.withToken(ScimFixture.TOKEN))) {
            // When
            ConnectionCheck check = scim.port.check(ScimFixture.bearer(hrm.scimUri()), DEADLINE);

            // Then
            assertThat(check)
                    .isInstanceOfSatisfying(
                            ConnectionCheck.Works.class,
                            works -> assertThat(works.warnings()).isEmpty());
        }
    }

    @Test
    void only_reads_are_sent() {
        // When
        ConnectionCheck _ = check();

        // Then
        assertThat(requests).hasSize(3).allMatch(request -> request.startsWith("GET /scim/"));
        assertThat(requests.getFirst()).contains("countersign-connection-test", "count=1");
    }

    @Test
    void what_the_server_says_it_lacks_is_a_warning() {
        // Given
        script = exchange -> answer(
                exchange,
                200,
                switch (exchange.getRequestURI().getPath()) {
                    case "/scim/Schemas" -> "{\"Resources\":[{\"id\":\"urn:ietf:params:scim:schemas:core:2.0:User\"}]}";
                    case "/scim/ServiceProviderConfig" -> "{\"patch\":{\"supported\":false}}";
                    default -> NOBODY;
                });

        // When
        ConnectionCheck check = check();

        // Then
        assertThat(check)
                .isInstanceOfSatisfying(
                        ConnectionCheck.Works.class,
                        works -> assertThat(works.warnings())
                                .containsExactlyInAnyOrder(
                                        Warning.EXTENSION_MISSING,
                                        Warning.ENTERPRISE_USER_MISSING,
                                        Warning.PATCH_UNSUPPORTED));
    }

    @Test
    void a_server_that_says_nothing_of_itself_works() {
        // Given
        script = exchange -> {
            boolean users = exchange.getRequestURI().getPath().endsWith("/Users");
            answer(exchange, users ? 200 : 404, users ? NOBODY : "");
        };

        // When
        ConnectionCheck check = check();

        // Then
        assertThat(check)
                .isInstanceOfSatisfying(
                        ConnectionCheck.Works.class,
                        works -> assertThat(works.warnings()).containsExactly(Warning.SCHEMAS_UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource({
        "401,UNAUTHORISED",
        "403,FORBIDDEN",
        "404,NOT_SCIM",
        "405,NOT_SCIM",
        "400,OTHER",
        "429,IN_TROUBLE",
        "500,IN_TROUBLE",
        "503,IN_TROUBLE",
        "302,NOT_SCIM"
    })
    void a_status_says_what_is_wrong(int status, Trouble trouble) {
        // Given
        script = exchange -> answer(exchange, status, "{\"detail\":\"" + ScimFixture.TOKEN + "\"}");

        // When
        ConnectionCheck check = check();

        // Then
        assertThat(check).isInstanceOfSatisfying(ConnectionCheck.Fails.class, fails -> {
            assertThat(fails.trouble()).isEqualTo(trouble);
            assertThat(fails.detail()).doesNotContain(ScimFixture.TOKEN);
        });
    }

    @ParameterizedTest
    @CsvSource({"<html>Welcome</html>", "{}", "[]", "{\"totalResults\":\"many\"}"})
    void something_else_that_answers_is_no_scim(String body) {
        // Given
        script = exchange -> answer(exchange, 200, body);

        // When
        ConnectionCheck check = check();

        // Then
        assertThat(trouble(check)).isEqualTo(Trouble.NOT_SCIM);
    }

    @Test
    void nobody_listening_is_no_connection() {
        // Given
        URI gone = base();
        server.stop(0);

        // When
        ConnectionCheck check = scim.port.check(ScimFixture.bearer(gone), DEADLINE);

        // Then
        assertThat(trouble(check)).isEqualTo(Trouble.NO_CONNECTION);
    }

    @Test
    void a_server_without_tls_where_tls_was_asked_for_is_told_as_such() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            // Given
            Thread _ = Thread.ofVirtual().start(() -> greet(plain));
            URI tls = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/scim");

            // When
            ConnectionCheck check = scim.port.check(ScimFixture.bearer(tls), DEADLINE);

            // Then
            assertThat(trouble(check)).isEqualTo(Trouble.TLS);
        }
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.2/scim", "https://localhost/scim", "http://hrm.example.com/scim", "https://[::1]/scim"})
    void an_address_of_our_own_network_or_without_tls_is_not_called(URI address) {
        // The name is looked up where the connection is made: what it led to before does not count.
        assertThat(trouble(scim.port.check(ScimFixture.bearer(address), DEADLINE)))
                .isEqualTo(Trouble.ADDRESS_NOT_ALLOWED);
    }

    @Test
    void all_requests_together_end_with_the_deadline() {
        // Given
        script = exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/Users")) {
                answer(exchange, 200, NOBODY);
            } else {
                hang();
            }
        };
        long begun = System.nanoTime();

        // When
        ConnectionCheck check = check();

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(DEADLINE.plusSeconds(1));
        assertThat(check).isInstanceOf(ConnectionCheck.Works.class);
    }

    @Test
    void a_search_that_is_never_answered_is_too_slow() {
        // Given
        script = _ -> hang();

        // When
        ConnectionCheck check = check();

        // Then
        assertThat(trouble(check)).isEqualTo(Trouble.TOO_SLOW);
    }

    @Test
    void a_token_is_fetched_anew_for_each_try() {
        // Given
        script = exchange -> answer(
                exchange,
                200,
                exchange.getRequestURI().getPath().equals("/token")
                        ? "{\"access_token\":\"issued\",\"expires_in\":600}"
                        : NOBODY);

        // When
        ConnectionCheck first = scim.port.check(oauth2("/token"), DEADLINE);
        ConnectionCheck second = scim.port.check(oauth2("/token"), DEADLINE);

        // Then
        assertThat(List.of(first, second)).allMatch(ConnectionCheck.Works.class::isInstance);
        assertThat(requests.stream().filter(request -> request.startsWith("POST /token")))
                .hasSize(2);
        assertThat(requests.stream().filter(request -> request.contains("/Users")))
                .hasSize(2)
                .allMatch(request -> request.endsWith("Bearer issued"));
    }

    @ParameterizedTest
    @CsvSource({"400,NO_TOKEN", "401,NO_TOKEN", "404,NO_TOKEN", "503,IN_TROUBLE"})
    void a_token_endpoint_that_gives_none_is_told_apart_from_the_hrm(int status, Trouble trouble) {
        // Given
        script = exchange -> answer(exchange, status, "{}");

        // When
        ConnectionCheck check = scim.port.check(oauth2("/token"), DEADLINE);

        // Then
        assertThat(trouble(check)).isEqualTo(trouble);
        assertThat(requests).hasSize(1);
    }

    @Test
    void an_unknown_kind_of_hrm_is_refused() {
        HrmConnection other = new HrmConnection(1, 0, "fax", base(), "bearer", "secret", null, null);
        assertThat(trouble(scim.port.check(other, DEADLINE))).isEqualTo(Trouble.OTHER);
    }

    private ConnectionCheck check() {
        return scim.port.check(ScimFixture.bearer(base()), DEADLINE);
    }

    private HrmConnection oauth2(String tokenPath) {
        return new HrmConnection(
                1, 0, "scim", base(), "oauth2-client-credentials", "s", base().resolve(tokenPath), "client");
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/scim");
    }

    private void hang() {
        try {
            boolean _ = stop.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void greet(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Trouble trouble(ConnectionCheck check) {
        return check instanceof ConnectionCheck.Fails fails ? fails.trouble() : null;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/scim+json");
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
