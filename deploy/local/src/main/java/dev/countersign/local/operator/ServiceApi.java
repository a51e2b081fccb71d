package dev.countersign.local.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operator API of one service. Whatever is not a success becomes an {@link ApiException}. */
final class ServiceApi {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final String service;
    private final URI base;
    private final String token;
    private final HttpClient http;

    ServiceApi(String service, URI base, String token, HttpClient http) {
        this.service = service;
        this.base = base;
        this.token = token;
        this.http = http;
    }

    JsonNode get(String path, Map<String, ?> query) {
        return json(send(request(path, query).GET().build(), BodyHandlers.ofString()));
    }

    JsonNode post(String path, Map<String, ?> body) {
        return json(send(
                request(path, Map.of())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString()));
    }

    /** Copies an answer as it comes, however long. */
    void download(String path, Map<String, ?> query, OutputStream target) throws IOException {
        HttpResponse<InputStream> response = send(request(path, query).GET().build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() >= 300) {
                throw refused(response, new String(body.readNBytes(8192), StandardCharsets.UTF_8));
            }
            body.transferTo(target);
        }
    }

    private HttpRequest.Builder request(String path, Map<String, ?> query) {
        String parameters = query.entrySet().stream()
                .filter(entry -> !entry.getValue().toString().isEmpty())
                .map(entry -> entry.getKey() + "="
                        + URLEncoder.encode(entry.getValue().toString(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
        String root = base.toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(root + path + (parameters.isEmpty() ? "" : "?" + parameters)))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json, text/csv");
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new ApiException("The " + service + " at " + base + " does not answer ("
                    + e.getClass().getSimpleName() + "). Is it running, and is the address right?");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ApiException("Interrupted while the " + service + " was at work");
        }
    }

    private JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw refused(response, response.body());
        }
        JsonNode answer = tree(response.body());
        if (answer == null) {
            throw new ApiException("The " + service + " at " + base + " answered something that is not JSON");
        }
        return answer;
    }

    private ApiException refused(HttpResponse<?> response, String body) {
        JsonNode problem = tree(body);
        String detail = problem == null ? "" : problem.path("detail").asString("");
        return new ApiException("The " + service + " answered " + response.statusCode()
                + (detail.isEmpty() ? "" : ": " + TextView.plain(detail))
                + (problem == null ? "" : problems(problem)));
    }

    /** What is wrong with single members of what was sent, where the service says so. */
    private static String problems(JsonNode problem) {
        return problem.path("problems")
                .valueStream()
                .map(each -> " " + TextView.plain(each.path("field").asString("")) + ": "
                        + TextView.plain(each.path("message").asString("")))
                .collect(Collectors.joining());
    }

    private static @Nullable JsonNode tree(String body) {
        try {
            return body.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(body);
        } catch (JacksonException _) {
            return null;
        }
    }
}
