package dev.countersign.sync.hrm.rest;

import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmException;
import dev.countersign.sync.hrm.http.AccessTokens;
import dev.countersign.sync.hrm.http.HrmAnswer;
import dev.countersign.sync.hrm.http.HrmHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Requests to one HRM with its account's secret, for one sync. */
final class RestConversation {

    private final RestDescription description;
    private final HrmConnection connection;
    private final HrmHttp http;
    private final AccessTokens tokens;
    private final Clock clock;
    private final Duration longest;
    private final String base;
    private final long begun = System.nanoTime();

    RestConversation(
            RestDescription description,
            HrmConnection connection,
            HrmHttp http,
            AccessTokens tokens,
            Clock clock,
            Duration longest) {
        this.description = description;
        this.connection = connection;
        this.http = http;
        this.tokens = tokens;
        this.clock = clock;
        this.longest = longest;
        String url = connection.baseUrl().toString();
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** What is sent besides the template. */
    record Extra(Map<String, String> headers, Map<String, String> query, Map<String, Integer> body) {
        static final Extra NONE = new Extra(Map.of(), Map.of(), Map.of());

        static Extra headers(Map<String, String> headers) {
            return new Extra(headers, Map.of(), Map.of());
        }
    }

    Meaning meaning(Operation operation, HrmAnswer answer) {
        return description.answers().meaning(operation, answer);
    }

    /** The answer if it is a success. @throws HrmException by what it means otherwise */
    HrmAnswer expectSuccess(Operation operation, HrmAnswer answer) {
        if (meaning(operation, answer) == Meaning.SUCCESS) {
            return answer;
        }
        throw description.answers().failure(operation, answer, clock);
    }

    HrmAnswer send(Operation operation, RequestTemplate request, Variables variables, Extra extra) {
        if (System.nanoTime() - begun > longest.toNanos()) {
            throw new HrmException.Retryable(
                    "The HRM is too slow: one sync took more than " + longest.toSeconds() + " s of its time", null);
        }
        URI uri = URI.create(base + request.target(variables, extra.query()));
        JsonNode document = request.document(variables, extra.body()).orElse(null);
        Map<String, String> secret = description.authentication().headers(connection, tokens, null);
        HrmAnswer answer = send(request, uri, document, extra, secret);
        String refused = bearer(secret);
        if (meaning(operation, answer) == Meaning.UNAUTHORISED && refused != null && tokens.canRenew(connection)) {
            Map<String, String> renewed = description.authentication().headers(connection, tokens, refused);
            return send(request, uri, document, extra, renewed);
        }
        return answer;
    }

    private HrmAnswer send(
            RequestTemplate request, URI uri, @Nullable JsonNode document, Extra extra, Map<String, String> secret) {
        Map<String, String> headers = new HashMap<>(extra.headers());
        headers.put(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        headers.putAll(secret);
        return http.send(
                request.method(),
                uri,
                headers,
                MediaType.APPLICATION_JSON,
                document == null ? null : document.toString());
    }

    private static @Nullable String bearer(Map<String, String> headers) {
        String value = headers.get(HttpHeaders.AUTHORIZATION);
        return value != null && value.startsWith("Bearer ") ? value.substring("Bearer ".length()) : null;
    }
}
