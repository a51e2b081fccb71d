package dev.countersign.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** JSON over HTTP for tests. */
public final class HttpJson {

    private static final JsonMapper MAPPER = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    /** An answer. */
    public record Answer(int status, JsonNode body) {}

    public JsonNode ok(String method, String url, @Nullable Object body, String... headers) {
        Answer answer = send(method, url, body, headers);
        if (answer.status() / 100 != 2) {
            throw new AssertionError(method + " " + url + " answered " + answer.status() + " " + answer.body());
        }
        return answer.body();
    }

    public Answer send(String method, String url, @Nullable Object body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(MAPPER.writeValueAsString(body)));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            boolean empty = response.body().isBlank() || response.body().startsWith("<");
            JsonNode json = empty ? MissingNode.getInstance() : parse(response.body());
            return new Answer(response.statusCode(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (tools.jackson.core.JacksonException e) {
            return MAPPER.getNodeFactory().stringNode(text);
        }
    }
}
