package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.schemas.topic.TopicNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Floods of requests that never end, and a webhook that gets through; with the default bounds, but a long deadline. */
@SuppressWarnings("NullAway.Init")
final class FloodIT {

    private static final String KEY = "flood-sign-key";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
    private static final String ANNOUNCED = "Content-Length: 65536\r\n\r\n";

    @TempDir
    static Path directory;

    private static TestBroker broker;
    private static TestRegistry registry;
    private static TestIngress ingress;

    private final List<Socket> flood = new ArrayList<>();

    @BeforeAll
    static void start() {
        broker = new TestBroker();
        registry = new TestRegistry("flood-it");
        var endpoints = new TestEndpoints(directory);
        for (String id : List.of("known", "noisy")) {
            broker.write(TopicNames.WEBHOOK_ENDPOINTS, id, registry.encodeEndpoint(endpoints.endpoint(id, 77, KEY)));
        }
        ingress = TestIngress.start(
                broker.addresses(), registry.url(), endpoints, "--countersign.ingress.body-timeout=60s");
        await().atMost(Duration.ofSeconds(15)).until(ingress::isReady);
    }

    @AfterAll
    static void stop() {
        ingress.close();
        registry.close();
        broker.close();
    }

    @AfterEach
    void end() throws IOException {
        for (Socket socket : flood) {
            socket.close();
        }
        await().untilAsserted(() -> assertThat(ingress.actuator("prometheus").body())
                .contains(requests("known", 0), requests("unknown", 0), bytes("known", 0), bytes("unknown", 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {CHUNKED, ANNOUNCED})
    void requests_without_bodies_to_unknown_endpoints_do_not_keep_a_webhook_out(String headers) throws IOException {
        // Given
        flood(1100, i -> head("made-up-" + i, headers));
        await().untilAsserted(() -> assertThat(ingress.actuator("prometheus").body())
                .contains(requests("unknown", 64), bytes("unknown", 0)));
        // When
        int genuine = deliver("known");
        int unknown = deliver("made-up");
        // Then
        assertThat(genuine).isEqualTo(200);
        assertThat(unknown).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {CHUNKED, ANNOUNCED})
    void requests_without_bodies_to_one_endpoint_do_not_keep_the_webhooks_of_others_out(String headers)
            throws IOException {
        // Given
        flood(1100, _ -> head("noisy", headers));
        await().untilAsserted(() ->
                assertThat(ingress.actuator("prometheus").body()).contains(requests("known", 256), bytes("known", 0)));
        // When
        int genuine = deliver("known");
        int noisy = deliver("noisy");
        // Then
        assertThat(genuine).isEqualTo(200);
        assertThat(noisy).isEqualTo(503);
    }

    @Test
    void unfinished_bodies_to_one_endpoint_do_not_keep_the_webhooks_of_others_out() throws IOException {
        // Given
        String most = " ".repeat(60_000);
        flood(100, _ -> head("noisy", ANNOUNCED) + most);
        double quarter = 4 * 1024 * 1024;
        await().until(() -> ingress.actuator("prometheus").body().contains(requests("known", 100)));
        await().until(() -> heldBytes() > quarter - 65_536);
        // When
        int genuine = deliver("known");
        // Then
        assertThat(genuine).isEqualTo(200);
        // The genuine call gives its own bytes back a moment after its answer left.
        await().untilAsserted(() -> assertThat(heldBytes()).isLessThanOrEqualTo(quarter));
    }

    private void flood(int count, IntFunction<String> request) throws IOException {
        for (int i = 0; i < count; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), ingress.port());
            flood.add(socket);
            socket.getOutputStream().write(request.apply(i).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static int deliver(String endpointId) {
        return ingress.deliver(endpointId, Calls.call("through-the-flood", KEY, 1, "contract:sign"))
                .statusCode();
    }

    private static double heldBytes() {
        return ingress.actuator("prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("countersign_ingress_in_flight_size_bytes{room=\"known_endpoints\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String requests(String room, int value) {
        return "countersign_ingress_in_flight_requests{room=\"" + room + "_endpoints\"} " + value + ".0";
    }

    private static String bytes(String room, int value) {
        return "countersign_ingress_in_flight_size_bytes{room=\"" + room + "_endpoints\"} " + value + ".0";
    }

    private static String head(String endpointId, String headers) {
        return "POST /api/webhooks/oneflow/events/" + endpointId
                + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + headers;
    }
}
