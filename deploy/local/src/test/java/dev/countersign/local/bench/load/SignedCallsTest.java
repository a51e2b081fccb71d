package dev.countersign.local.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SignedCallsTest {

    private final SignedCalls calls = new SignedCalls(10);

    @Test
    void every_number_is_another_call_and_tells_its_number() {
        // Given
        Set<String> callbackIds = new HashSet<>();

        // When
        LongStream.range(0, 1_000)
                .forEach(number ->
                        callbackIds.add(body(number).path("callback_id").asString()));

        // Then
        assertThat(callbackIds).hasSize(1_000);
        assertThat(callbackIds).extracting(CallNumbers::of).contains(0L, 1L, 999L);
    }

    @Test
    void a_call_is_signed_with_the_key_of_the_endpoint_it_goes_to() throws NoSuchAlgorithmException {
        // Given
        String request = request(123_456);
        String endpointId = request.substring("POST /api/webhooks/oneflow/events/".length(), request.indexOf(" HTTP"));

        // When
        JsonNode body = body(123_456);

        // Then
        String key = BenchEndpoints.signKey(Integer.parseInt(endpointId.replaceAll("\\D", "")));
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        byte[] signed = sha1.digest((body.path("callback_id").asString() + key).getBytes(StandardCharsets.UTF_8));
        assertThat(body.path("signature").asString()).isEqualTo(HexFormat.of().formatHex(signed));
    }

    @Test
    void calls_go_to_all_endpoints() {
        // Given
        Set<String> paths = new HashSet<>();

        // When
        LongStream.range(0, 10)
                .forEach(number -> paths.add(request(number).lines().findFirst().orElseThrow()));

        // Then
        assertThat(paths).hasSize(10);
    }

    @Test
    void the_length_that_is_announced_is_that_of_the_body() {
        // When
        String request = request(7);

        // Then
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);
        assertThat(request)
                .contains("Content-Length: " + body.length() + "\r\n")
                .hasSize(calls.length());
    }

    private JsonNode body(long number) {
        String request = request(number);
        return new JsonMapper().readTree(request.substring(request.indexOf("\r\n\r\n") + 4));
    }

    private String request(long number) {
        ByteBuf buffer = Unpooled.buffer();
        calls.write(number, buffer);
        return buffer.toString(StandardCharsets.US_ASCII);
    }
}
