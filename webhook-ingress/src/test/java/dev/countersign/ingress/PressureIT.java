package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.schemas.topic.TopicNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The entrance with tight limits: slow senders, too many of them, endpoints that come late, shutdown, logs. */
@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("NullAway.Init")
final class PressureIT {

    private static final String KEY = "canary-sign-key-77aa";

    @TempDir
    static Path directory;

    private static TestBroker broker;
    private static TestRegistry registry;
    private static TestEndpoints endpoints;
    private TestIngress ingress;

    @BeforeAll
    static void startWhatIsShared() {
        broker = new TestBroker();
        registry = new TestRegistry("pressure-it");
        endpoints = new TestEndpoints(directory);
        publish("known");
    }

    @AfterAll
    static void stopWhatIsShared() {
        registry.close();
        broker.close();
    }

    @BeforeEach
    void start() {
        ingress = TestIngress.start(
                broker.addresses(),
                registry.url(),
                endpoints,
                "--countersign.ingress.max-in-flight-requests=1",
                "--countersign.ingress.head-timeout=4s",
                "--countersign.ingress.max-connections=10",
                "--countersign.ingress.body-timeout=1s",
                "--countersign.ingress.new-endpoint-wait=1500ms",
                "--countersign.ingress.retry-after=7s",
                "--countersign.ingress.accept-trace-context=true",
                "--logging.level.dev.countersign=DEBUG");
        await().atMost(Duration.ofSeconds(15)).until(ingress::isReady);
    }

    @AfterEach
    void stop() {
        ingress.close();
    }

    @Test
    void a_slow_sender_is_cut_off_and_its_place_is_free_again() throws IOException {
        try (var slow = new Socket(InetAddress.getLoopbackAddress(), ingress.port())) {
            // Given
            slow.setSoTimeout(3000);
            slow.getOutputStream().write(head(500).getBytes(StandardCharsets.US_ASCII));
            await().until(() -> isAtWork("known", 1));
            // When
            HttpResponse<String> meanwhile = ingress.deliver("known", Calls.call("meanwhile", KEY, 1, "x:y"));
            String end = new String(slow.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            // Then
            assertThat(meanwhile.statusCode()).isEqualTo(503);
            assertThat(meanwhile.headers().firstValue("Retry-After")).contains("7");
            assertThat(end).startsWith("HTTP/1.1 408");
            await().until(() -> isAtWork("known", 0));
            assertThat(ingress.deliver("known", Calls.call("after", KEY, 1, "x:y"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_sender_that_trickles_its_body_is_cut_off_with_one_line_in_the_log(CapturedOutput output) throws IOException {
        try (var slow = new Socket(InetAddress.getLoopbackAddress(), ingress.port())) {
            // Given
            slow.getOutputStream().write(head(500).getBytes(StandardCharsets.US_ASCII));
            // When
            await().atMost(Duration.ofSeconds(3)).until(() -> {
                slow.getOutputStream().write(' ');
                return slow.getInputStream().available() > 0;
            });
            // Then
            String end = new String(slow.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(end).isEqualTo("HTTP/1.1 408");
            await().until(() -> isAtWork("known", 0));
            assertThat(output.getOut().lines().filter(line -> line.contains("did not arrive in time")))
                    .hasSize(1);
            assertThat(output.getOut()).doesNotContain("Operator called default");
        }
    }

    @Test
    void a_sender_that_sends_hundreds_of_requests_ahead_of_an_answer_is_cut_off() throws IOException {
        // Given
        String body = Calls.call("ahead", KEY, 1, "x:y");
        String waiting = head(body.length()).replace("/known ", "/nowhere ") + body.substring(1);
        // When
        RawHttp.Exchange exchange = new RawHttp(ingress.port(), Duration.ofSeconds(8))
                .send((waiting + "GET / HTTP/1.1\r\n\r\n".repeat(500)).getBytes(StandardCharsets.US_ASCII), false);
        // Then
        assertThat(exchange.statuses()).isEmpty();
        assertThat(exchange.closed()).isTrue();
        await().until(() -> isAtWork("unknown", 0));
    }

    @Test
    void a_sender_that_does_not_finish_its_headers_is_cut_off() throws IOException {
        try (var slow = new Socket(InetAddress.getLoopbackAddress(), ingress.port())) {
            // Given
            slow.setSoTimeout(8000);
            slow.getOutputStream().write("POST /api/webhooks HTTP/1.1\r\nHost: x".getBytes(StandardCharsets.US_ASCII));
            // When
            int end = slow.getInputStream().read();
            // Then
            assertThat(end).isEqualTo(-1);
        }
    }

    @Test
    void a_connection_that_says_nothing_is_closed() throws IOException {
        try (var silent = new Socket(InetAddress.getLoopbackAddress(), ingress.port())) {
            // Given
            silent.setSoTimeout(8000);
            // When
            int end = silent.getInputStream().read();
            // Then
            assertThat(end).isEqualTo(-1);
        }
    }

    @Test
    void while_connections_are_scarce_none_stays_open_after_its_answer() throws IOException {
        List<Socket> others = new ArrayList<>();
        try {
            // Given
            int keptOpen = connectAndAsk(others);
            for (int i = 0; i < 6; i++) {
                others.add(new Socket(InetAddress.getLoopbackAddress(), ingress.port()));
            }
            await().until(() -> ingress.metric("connections", "") >= 7);
            // When
            int closed = connectAndAsk(others);
            // Then
            assertThat(keptOpen).isEqualTo(404);
            assertThat(closed).isEqualTo(-404);
        } finally {
            for (Socket socket : others) {
                socket.close();
            }
        }
    }

    /** The status, negative when the connection is closed afterwards. */
    private int connectAndAsk(List<Socket> sockets) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), ingress.port());
        sockets.add(socket);
        socket.setSoTimeout(5000);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        List<String> head = reader.lines().takeWhile(line -> !line.isEmpty()).toList();
        int status = Integer.parseInt(head.getFirst().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        return head.stream().anyMatch(line -> line.equalsIgnoreCase("connection: close")) ? -status : status;
    }

    @Test
    void a_sender_that_goes_away_leaves_nothing_behind() throws IOException {
        // Given
        var gone = new Socket(InetAddress.getLoopbackAddress(), ingress.port());
        gone.getOutputStream().write(head(500).getBytes(StandardCharsets.US_ASCII));
        await().until(() -> isAtWork("known", 1));
        // When
        gone.close();
        // Then
        await().until(() -> isAtWork("known", 0));
        assertThat(metric("outcome=\"aborted\"")).isTrue();
    }

    @Test
    void a_call_to_an_endpoint_that_is_just_being_created_waits_for_it() {
        // Given
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(
                () -> ingress.deliver("new", Calls.call("early", KEY, 1, "contract:sign")));
        await().until(() -> isAtWork("unknown", 1));
        // When
        publish("new");
        // Then
        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void behind_a_gateway_its_trace_is_continued() {
        // Given
        String trace = "0af7651916cd43dd8448eb211c80319c";
        // When
        ingress.send(ingress.request("known")
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .POST(HttpRequest.BodyPublishers.ofString(Calls.call("gateway", KEY, 2, "contract:sign")))
                .build());
        // Then
        assertThat(broker.read(
                        TopicNames.CONTRACT_EVENTS, 1, record -> record.key().equals("77:2")))
                .extracting(record ->
                        new String(record.headers().lastHeader("traceparent").value(), StandardCharsets.US_ASCII))
                .singleElement()
                .asString()
                .startsWith("00-" + trace);
    }

    @Test
    void shutdown_lets_a_request_in_flight_finish() {
        // Given
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> ingress.deliver("nowhere", Calls.call("last", KEY, 1, "x:y")));
        await().until(() -> isAtWork("unknown", 1));
        // When
        long start = System.nanoTime();
        ingress.close();
        // Then
        assertThat(answer.join().statusCode()).isEqualTo(404);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void logs_are_structured_and_hold_no_secret_and_nothing_of_the_body(CapturedOutput output) {
        // Given
        String genuine = Calls.call("canary", KEY, 4711, "contract:sign");
        String signature = Calls.signature("canary", KEY);
        String forged = Calls.call("canary", "canary-other-key", 4712, "contract:sign");
        String personal = "{\"name\":\"Canary Person\",\"contract\":{\"id\":\"canary-person@example.com\"}}";
        // When
        ingress.send(ingress.request("known?token=canary-query")
                .header("Authorization", "Bearer canary-header")
                .POST(HttpRequest.BodyPublishers.ofString(genuine))
                .build());
        ingress.deliver("known", forged);
        ingress.deliver("known", personal);
        ingress.deliver("known", "canary-garbage");
        ingress.deliver("known", genuine.replace("\"contract\"", "\"contract\":{\"id\":1},\"contract\""));
        broker.write(
                TopicNames.WEBHOOK_ENDPOINTS,
                "moved",
                registry.encodeEndpoint(
                        endpoints.endpoint("moved", 80, endpoints.key("another", "moved-1", "canary-moved-key"))));
        await().until(() -> metric("countersign_ingress_endpoint_keys_unreadable_total 1.0"));
        // Then
        await().untilAsserted(() -> assertThat(output.getOut())
                .contains("\"outcome\":\"accepted\"", "\"account\":77", "\"contract\":4711", "\"traceId\":\"")
                .contains("\"outcome\":\"bad_signature\"", "\"outcome\":\"malformed\"", "\"signKey\":\"moved-1\""));
        assertThat(output.getAll())
                .doesNotContain(KEY, signature, Calls.signature("canary", "canary-other-key"))
                .doesNotContain("canary-query", "canary-header", "canary-other-key", "canary-moved-key")
                .doesNotContain("Canary Person", "canary-person", "canary-garbage");
    }

    private static void publish(String endpointId) {
        broker.write(
                TopicNames.WEBHOOK_ENDPOINTS,
                endpointId,
                registry.encodeEndpoint(
                        endpoints.endpoint(endpointId, 77, endpoints.key(endpointId, endpointId + "-1", KEY))));
    }

    private boolean isAtWork(String room, int requests) {
        return metric("countersign_ingress_in_flight_requests{room=\"" + room + "_endpoints\"} " + requests + ".0");
    }

    private boolean metric(String line) {
        return ingress.actuator("prometheus").body().contains(line);
    }

    private static String head(int length) {
        return "POST /api/webhooks/oneflow/events/known HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + length + "\r\n\r\n{";
    }
}
