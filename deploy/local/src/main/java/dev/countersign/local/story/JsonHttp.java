package dev.countersign.local.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP; anything but a success is a {@link StoryFailedException} that names the request. */
public final class JsonHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> headers;

    private JsonHttp(Map<String, String> headers) {
        this.headers = headers;
    }

    /**
     * Without any credentials.
     *
     * @return the client
     */
    public static JsonHttp open() {
        return new JsonHttp(Map.of());
    }

    /**
     * With a bearer token.
     *
     * @param token the token
     * @return the client
     */
    public static JsonHttp withBearer(String token) {
        return new JsonHttp(Map.of("Authorization", "Bearer " + token));
    }

    /**
     * With a header.
     *
     * @param name of the header
     * @param value of it
     * @return the client
     */
    public static JsonHttp withHeader(String name, String value) {
        return new JsonHttp(Map.of(name, value));
    }

    /**
     * Asks.
     *
     * @param uri what
     * @return the answer
     */
    public JsonNode get(URI uri) {
        return send("GET", uri, "");
    }

    /**
     * Posts.
     *
     * @param uri where
     * @param body what, as JSON
     * @return the answer
     */
    public JsonNode post(URI uri, Map<String, ?> body) {
        return send("POST", uri, MAPPER.writeValueAsString(body));
    }

    /**
     * Puts.
     *
     * @param uri where
     * @param body what, as JSON
     * @return the answer
     */
    public JsonNode put(URI uri, Map<String, ?> body) {
        return send("PUT", uri, MAPPER.writeValueAsString(body));
    }

    /**
     * Deletes.
     *
     * @param uri what
     * @return the answer
     */
    public JsonNode delete(URI uri) {
        return send("DELETE", uri, "");
    }

    private JsonNode send(String method, URI uri, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> response = exchange(request.build());
        if (response.statusCode() >= 300) {
            throw new StoryFailedException(
                    method + " " + uri + " was answered with " + response.statusCode() + ": " + response.body());
        }
        return response.body().isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(response.body());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryFailedException("Interrupted during " + request.method() + " " + request.uri());
        }
    }
}
