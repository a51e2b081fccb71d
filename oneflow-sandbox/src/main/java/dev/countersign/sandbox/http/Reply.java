package dev.countersign.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a handler answers; complete when it is made, so that nothing is read from the state while it is written to the network. */
@SuppressWarnings("ArrayRecordComponent") // Answers are never compared.
public record Reply(int status, Map<String, String> headers, byte[] body) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), Json.bytes(body));
    }

    public static Reply ok(JsonNode body) {
        return json(200, body);
    }

    public static Reply text(int status, String contentType, String body) {
        return new Reply(
                status, Map.of("Content-Type", contentType + "; charset=utf-8"), body.getBytes(StandardCharsets.UTF_8));
    }

    /** A redirect without a body; {@code status} is 302 or 303. */
    public static Reply redirect(int status, String location) {
        return new Reply(status, Map.of("Location", location), new byte[0]);
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }
}
