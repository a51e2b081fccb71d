package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a request is refused, over real HTTP. */
@ExtendWith(RunningIngress.Extension.class)
final class RefusalIT {

    private static final String KEY = RunningIngress.KEY;

    private final TestIngress ingress;

    RefusalIT(RunningIngress running) {
        this.ingress = running.ingress();
    }

    @Test
    void a_wrong_signature_is_answered_401() {
        // When
        HttpResponse<String> answer = ingress.deliver("known", Calls.call("forged", "another-key", 105, "x:y"));
        // Then
        Problems.assertProblem(answer, 401);
    }

    @Test
    void a_malformed_body_is_answered_400_with_the_field() {
        // When
        HttpResponse<String> answer = ingress.deliver("known", "{\"callback_id\":[\"CANARY\"]}");
        // Then
        Problems.assertProblem(answer, 400);
        assertThat(answer.body()).contains("\"field\":\"callback_id\"").doesNotContain("CANARY");
    }

    @Test
    void an_unknown_endpoint_is_answered_404() {
        // When
        HttpResponse<String> answer = ingress.deliver("unknown", Calls.call("lost", KEY, 106, "x:y"));
        // Then
        Problems.assertProblem(answer, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/webhooks/oneflow/events/", "/api/webhooks/oneflow/events/a/b", "/actuator/health"})
    void an_unknown_path_is_answered_404(String path) {
        // When
        HttpResponse<String> answer =
                ingress.send(HttpRequest.newBuilder(ingress.uri(path)).GET().build());
        // Then
        Problems.assertProblem(answer, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void another_method_is_answered_405(String method) {
        // When
        HttpResponse<String> answer = ingress.send(
                ingress.request("known").method(method, BodyPublishers.noBody()).build());
        // Then
        Problems.assertProblem(answer, 405);
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
        Problems.assertProblem(answer, 415);
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
        Problems.assertProblem(answer, 413);
    }

    @ParameterizedTest
    @ValueSource(ints = {64 * 1024 + 1, 300_000})
    void a_chunked_body_that_is_too_large_is_answered_413(int size) {
        // When
        HttpResponse<String> answer = ingress.send(ingress.request("known")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(spaces(size))))
                .build());
        // Then
        Problems.assertProblem(answer, 413);
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

    private static byte[] spaces(int size) {
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) ' ');
        return body;
    }

    private static String readAll(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException _) {
            // Reset by the server, which is one way to refuse.
            return "";
        }
    }
}
