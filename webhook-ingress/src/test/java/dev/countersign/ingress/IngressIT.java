package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.ContractEvent;
import dev.countersign.schemas.topic.TopicNames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhook entrance over real HTTP, with a real broker. */
@SuppressWarnings("NullAway.Init")
final class IngressIT {

    private static final String KEY = "b84e5d34-8f3b-4728-a8f7-12345abcde67";

    @TempDir
    static Path directory;

    private static TestBroker broker;
    private static TestRegistry registry;
    private static TestEndpoints endpoints;
    private static TestIngress ingress;

    @BeforeAll
    static void startEverything() {
        broker = new TestBroker();
        registry = new TestRegistry("ingress-it");
        endpoints = new TestEndpoints(directory);
        publish("known", 77, KEY);
        ingress = TestIngress.start(broker.addresses(), registry.url(), endpoints);
        await().atMost(Duration.ofSeconds(15)).until(ingress::isReady);
    }

    @AfterAll
    static void stopEverything() {
        ingress.close();
        registry.close();
        broker.close();
    }

    @Test
    void an_authentic_call_is_answered_200_after_its_events_are_in_the_topic() {
        // Given
        String body = Calls.call("happy", KEY, 101, "contract:publish", "contract:sign");
        // When
        HttpResponse<String> answer = ingress.deliver("known", body);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        List<ConsumerRecord<String, byte[]>> records = recordsOf("happy", 2);
        assertThat(records).extracting(ConsumerRecord::key).containsExactly("77:101", "77:101");
        assertThat(records)
                .extracting(IngressIT::decode)
                .extracting(ContractEvent::getEventType)
                .containsExactly("contract:publish", "contract:sign");
        ContractEvent second = decode(records.get(1));
        assertThat(second.getEventId()).isEqualTo(2323L);
        assertThat(second.getEventIndex()).isEqualTo(1);
        assertThat(second.getEventCount()).isEqualTo(2);
        assertThat(second.getEventTime()).isEqualTo(Instant.parse("2020-07-06T15:14:14Z"));
        assertThat(second.getSignKeyId()).isEqualTo("known-1");
        assertThat(second.getEndpointId()).isEqualTo("known");
        assertThat(second.getBodySha256()).isEqualTo(Calls.hex("SHA-256", body));
    }

    @Test
    void records_carry_cloud_event_headers_and_the_trace() {
        // Given
        String body = Calls.call("headers", KEY, 102, "contract:sign");
        // When
        ingress.deliver("known", body);
        // Then
        ConsumerRecord<String, byte[]> record = recordsOf("headers", 1).getFirst();
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_id")).isEqualTo("headers:102:0:contract:sign");
        assertThat(header(record, "ce_type")).isEqualTo("dev.countersign.contract-event");
        assertThat(header(record, "ce_source")).isEqualTo("/webhook-ingress/endpoints/known");
        assertThat(header(record, "ce_subject")).isEqualTo("accounts/77/contracts/102");
        assertThat(header(record, "ce_time")).isEqualTo("2020-07-06T15:14:14Z");
        assertThat(header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    @Test
    void a_stranger_can_not_choose_the_trace() {
        // Given
        String foreign = "0af7651916cd43dd8448eb211c80319c";
        // When
        ingress.send(ingress.request("known")
                .header("traceparent", "00-" + foreign + "-b7ad6b7169203331-01")
                .POST(BodyPublishers.ofString(Calls.call("foreign-trace", KEY, 114, "x:y")))
                .build());
        // Then
        assertThat(header(recordsOf("foreign-trace", 1).getFirst(), "traceparent"))
                .isNotEmpty()
                .doesNotContain(foreign);
    }

    @Test
    void a_resend_has_the_same_event_id() {
        // Given
        String body = Calls.call("resent", KEY, 103, "contract:sign");
        // When
        ingress.deliver("known", body);
        ingress.deliver("known", body);
        // Then
        assertThat(recordsOf("resent", 2))
                .extracting(record -> header(record, "ce_id"))
                .containsExactly("resent:103:0:contract:sign", "resent:103:0:contract:sign");
    }

    @Test
    void an_authentic_call_without_events_becomes_one_hint() {
        // When
        HttpResponse<String> answer = ingress.deliver("known", Calls.call("no-events", KEY, 104));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        ContractEvent hint = decode(recordsOf("no-events", 1).getFirst());
        assertThat(hint.getEventType()).isEqualTo("countersign:none");
        assertThat(hint.getEventCount()).isZero();
        assertThat(hint.getEventTime()).isNull();
    }

    @Test
    void a_wrong_signature_is_answered_401() {
        // When
        HttpResponse<String> answer = ingress.deliver("known", Calls.call("forged", "another-key", 105, "x:y"));
        // Then
        assertProblem(answer, 401);
    }

    @Test
    void a_malformed_body_is_answered_400_with_the_field() {
        // When
        HttpResponse<String> answer = ingress.deliver("known", "{\"contract\":{\"id\":\"CANARY\"}}");
        // Then
        assertProblem(answer, 400);
        assertThat(answer.body()).contains("\"field\":\"contract.id\"").doesNotContain("CANARY");
    }

    @Test
    void an_unknown_endpoint_is_answered_404() {
        // When
        HttpResponse<String> answer = ingress.deliver("unknown", Calls.call("lost", KEY, 106, "x:y"));
        // Then
        assertProblem(answer, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/webhooks/oneflow/events/", "/api/webhooks/oneflow/events/a/b", "/actuator/health"})
    void an_unknown_path_is_answered_404(String path) {
        // When
        HttpResponse<String> answer =
                ingress.send(HttpRequest.newBuilder(ingress.uri(path)).GET().build());
        // Then
        assertProblem(answer, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void another_method_is_answered_405(String method) {
        // When
        HttpResponse<String> answer = ingress.send(
                ingress.request("known").method(method, BodyPublishers.noBody()).build());
        // Then
        assertProblem(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void another_content_type_is_answered_415() {
        // When
        HttpResponse<String> answer = ingress.send(ingress.request("known")
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        // Then
        assertProblem(answer, 415);
    }

    @ParameterizedTest
    @ValueSource(ints = {64 * 1024 + 1, 300_000, 3_000_000})
    void a_body_that_is_too_large_is_answered_413(int size) {
        // When
        HttpResponse<String> answer = ingress.send(ingress.request("known")
                .expectContinue(size > 1_000_000)
                .POST(BodyPublishers.ofByteArray(spaces(size)))
                .build());
        // Then
        assertProblem(answer, 413);
    }

    @ParameterizedTest
    @ValueSource(ints = {64 * 1024 + 1, 300_000})
    void a_chunked_body_that_is_too_large_is_answered_413(int size) {
        // When
        HttpResponse<String> answer = ingress.send(ingress.request("known")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(spaces(size))))
                .build());
        // Then
        assertProblem(answer, 413);
    }

    @Test
    void a_chunked_body_within_the_limit_is_read() {
        // Given
        byte[] body = Calls.call("chunked", KEY, 107, "contract:sign").getBytes(StandardCharsets.UTF_8);
        // When
        HttpResponse<String> answer = ingress.send(ingress.request("known")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build());
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void while_keys_overlap_both_verify_and_an_expired_one_does_not() {
        // Given
        Instant now = Instant.now();
        broker.write(
                TopicNames.WEBHOOK_ENDPOINTS,
                "rotating",
                registry.encodeEndpoint(endpoints.endpoint(
                        "rotating",
                        78,
                        endpoints.key("rotating", "ended", "ended-key", Instant.EPOCH, now.minusSeconds(1)),
                        endpoints.key("rotating", "old", "old-key", Instant.EPOCH, now.plusSeconds(6500)),
                        endpoints.key("rotating", "new", "new-key", now.minusSeconds(1), null),
                        endpoints.key("rotating", "next", "next-key", now.plusSeconds(60), null))));
        await().until(() -> ingress.deliver("rotating", "{}").statusCode() == 400);
        // When
        List<Integer> statuses = List.of("ended-key", "old-key", "new-key", "next-key").stream()
                .map(key -> ingress.deliver("rotating", Calls.call("rotation", key, 108, "contract:sign")))
                .map(HttpResponse::statusCode)
                .toList();
        // Then
        assertThat(statuses).containsExactly(401, 200, 200, 401);
        assertThat(recordsOf("rotation", 2))
                .extracting(IngressIT::decode)
                .extracting(ContractEvent::getSignKeyId)
                .containsExactly("old", "new");
    }

    @Test
    void a_tombstone_ends_an_endpoint() {
        // Given
        publish("ending", 79, KEY);
        await().until(() ->
                ingress.deliver("ending", Calls.call("ending", KEY, 109, "x:y")).statusCode() == 200);
        // When
        broker.write(TopicNames.WEBHOOK_ENDPOINTS, "ending", null);
        // Then
        await().until(() ->
                ingress.deliver("ending", Calls.call("ending", KEY, 109, "x:y")).statusCode() == 404);
    }

    @Test
    void an_endpoint_with_a_key_that_does_not_open_verifies_nothing() {
        // Given
        var sealedForAnother = endpoints.key("another", "moved-1", KEY);
        broker.write(
                TopicNames.WEBHOOK_ENDPOINTS,
                "moved",
                registry.encodeEndpoint(endpoints.endpoint("moved", 80, sealedForAnother)));
        await().until(() -> ingress.deliver("moved", "{}").statusCode() == 400);
        // When
        HttpResponse<String> answer = ingress.deliver("moved", Calls.call("moved", KEY, 110, "x:y"));
        // Then
        assertProblem(answer, 401);
        assertThat(ingress.actuator("prometheus").body())
                .containsPattern("countersign_ingress_endpoint_keys_unreadable_total \\d");
    }

    @Test
    void a_record_that_is_no_endpoint_hides_only_its_own_endpoint() {
        // Given
        broker.write(TopicNames.WEBHOOK_ENDPOINTS, "garbage", new byte[] {9, 9, 9});
        publish("after-garbage", 81, KEY);
        // When
        await().until(() -> ingress.deliver("after-garbage", Calls.call("after", KEY, 111, "x:y"))
                        .statusCode()
                == 200);
        // Then
        assertProblem(ingress.deliver("garbage", Calls.call("garbage", KEY, 111, "x:y")), 404);
        assertThat(ingress.isReady()).isTrue();
    }

    @Test
    void metrics_tell_verdicts_without_naming_tenants() {
        // Given
        ingress.deliver("known", Calls.call("metrics", KEY, 112, "contract:sign"));
        // When
        String metrics = ingress.actuator("prometheus").body();
        // Then
        assertThat(metrics)
                .contains(
                        "countersign_ingress_webhook_seconds_count{error=\"none\",outcome=\"accepted\",status=\"200\"}")
                .contains("countersign_ingress_publish_seconds_count{outcome=\"acknowledged\"}")
                .contains("countersign_ingress_in_flight_requests ")
                .contains("countersign_ingress_in_flight_size_bytes ")
                .contains("countersign_ingress_endpoints ")
                .contains("countersign_ingress_endpoint_topic_poll_age_seconds ")
                .doesNotContain("known-1", "\"known\"", "account=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "configprops", "heapdump", "beans", "loggers", "metrics", "shutdown"})
    void the_management_port_has_no_other_endpoint(String endpoint) {
        // When
        HttpResponse<String> answer = ingress.actuator(endpoint);
        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    static Stream<String> hostileRequests() {
        String post =
                "POST /api/webhooks/oneflow/events/known HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        return Stream.of(
                "\r\n\r\n\r\n\r\n",
                "garbage\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /" + "a".repeat(5000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(40_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n",
                post + "Content-Length: -1\r\n\r\n",
                post + "Content-Length: 99999999999999999999\r\n\r\n",
                post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                post + "Transfer-Encoding: chunked\r\n\r\nnot-a-size\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostileRequests")
    void a_hostile_request_is_refused_or_cut_off_and_harms_nobody(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), ingress.port())) {
            // Given
            socket.setSoTimeout(5000);
            // When
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            String answer = readAll(socket);
            // Then
            assertThat(answer).matches("(?s)(HTTP/\\S+ 4.*)?");
            assertThat(ingress.deliver("known", Calls.call("after-hostile", KEY, 113, "x:y"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static String readAll(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException _) {
            // Reset by the server, which is one way to refuse.
            return "";
        }
    }

    private static void publish(String endpointId, long accountId, String key) {
        broker.write(
                TopicNames.WEBHOOK_ENDPOINTS,
                endpointId,
                registry.encodeEndpoint(
                        endpoints.endpoint(endpointId, accountId, endpoints.key(endpointId, endpointId + "-1", key))));
    }

    private static List<ConsumerRecord<String, byte[]>> recordsOf(String callbackId, int count) {
        return broker.read(
                TopicNames.CONTRACT_EVENTS,
                count,
                record -> decode(record).getCallbackId().equals(callbackId));
    }

    private static ContractEvent decode(ConsumerRecord<String, byte[]> record) {
        return (ContractEvent) registry.decode(TopicNames.CONTRACT_EVENTS, record.value());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status, "\"title\":", "\"detail\":");
    }

    private static byte[] spaces(int size) {
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) ' ');
        return body;
    }
}
