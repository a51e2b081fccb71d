package dev.countersign.setup;

import dev.countersign.sandbox.OneflowSandbox;
import dev.countersign.sandbox.SandboxConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Oneflow sandbox, and what its people do there. */
final class OneflowAccounts {

    static final String ADMIN_EMAIL = "canary.admin@customer.example";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OneflowSandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();

    OneflowAccounts() {
        try {
            sandbox = OneflowSandbox.start(SandboxConfig.defaults());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String apiUrl() {
        return sandbox.apiBaseUri().toString();
    }

    /** What Oneflow's page is, where "Back to Oneflow" leads. */
    String pageUrl() {
        return sandbox.pageUri().toString();
    }

    long create(String name) {
        return call("POST", "/control/accounts", Map.of("name", name, "admin_email", ADMIN_EMAIL))
                .path("id")
                .asLong();
    }

    /** Enables the extension; answers with the token and the call of the Setup URL. */
    JsonNode enable(long account, String method, String setupUrl) {
        return call(
                "POST", "/control/accounts/" + account + "/extension", Map.of("method", method, "setup_url", setupUrl));
    }

    void disable(long account) {
        call("DELETE", "/control/accounts/" + account + "/extension", Map.of());
    }

    /** Somebody chooses the format of a webhook: legacy or current. */
    void format(long account, String webhook, String format) {
        call("PUT", "/control/accounts/" + account + "/webhooks/" + webhook + "/format", Map.of("format", format));
    }

    JsonNode state(long account) {
        return call("GET", "/control/accounts/" + account, Map.of());
    }

    void faults(Map<String, Object> faults) {
        call("PUT", "/control/faults", faults);
    }

    void noFaults() {
        call("DELETE", "/control/faults", Map.of());
    }

    /** A call of the REST API with a token, as another integration would make it. */
    JsonNode api(String method, String path, String token, Object body) {
        return send(HttpRequest.newBuilder(URI.create(apiUrl() + path))
                .header("x-oneflow-api-token", token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private JsonNode call(String method, String path, Map<String, ?> body) {
        URI uri = sandbox.pageUri().resolve(path);
        var publisher =
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .method(method, publisher));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        "The sandbox answered " + response.statusCode() + ": " + response.body());
            }
            return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
