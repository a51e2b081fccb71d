package dev.countersign.sandbox;

import dev.countersign.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A running sandbox with one account whose extension is enabled, and short ways to call it. */
final class TestSandbox implements AutoCloseable {

    static final String ADMIN = "admin@demo.example";
    static final String EMPLOYEE = "anna@example.com";

    private final OneflowSandbox sandbox;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    final long accountId;
    final long workspaceId;
    final String token;

    private TestSandbox(OneflowSandbox sandbox) {
        this.sandbox = sandbox;
        JsonNode account = control("POST", "/accounts", "{\"name\":\"Demo AB\",\"admin_email\":\"" + ADMIN + "\"}")
                .json();
        accountId = account.get("id").longValue();
        workspaceId = account.get("workspace_id").longValue();
        token = control("POST", "/accounts/" + accountId + "/extension", "{\"method\":\"automatic-get\"}")
                .json()
                .get("token")
                .stringValue();
    }

    static TestSandbox start() {
        return start(SandboxConfig.defaults().withTimeFactor(0.001));
    }

    static TestSandbox start(SandboxConfig config) {
        try {
            return new TestSandbox(OneflowSandbox.start(config));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer as it came. */
    record Answer(int status, String body, HttpResponse<String> response) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path) {
        return api("GET", path, "");
    }

    Answer post(String path, String body) {
        return api("POST", path, body);
    }

    Answer put(String path, String body) {
        return api("PUT", path, body);
    }

    Answer delete(String path) {
        return api("DELETE", path, "");
    }

    Answer api(String method, String path, String body) {
        return send(
                method, sandbox.apiBaseUri() + path, body, "x-oneflow-api-token", token, "x-oneflow-user-email", ADMIN);
    }

    Answer control(String method, String path, String body) {
        return send(method, sandbox.controlUri() + path, body);
    }

    Answer page(String path) {
        return send("GET", origin() + path, "");
    }

    Answer submit(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", origin() + path, body, headers);
    }

    Answer send(String method, String url, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String origin() {
        String page = sandbox.pageUri().toString();
        return page.substring(0, page.length() - 1);
    }

    String apiBase() {
        return sandbox.apiBaseUri().toString();
    }

    /** A template group with these data fields. */
    long group(String... customIds) {
        long group = post("/template_types", "{\"name\":\"Demo Template\"}")
                .json()
                .get("id")
                .longValue();
        ObjectNode body = Json.object();
        var fields = body.putArray("data_fields");
        for (String customId : customIds) {
            fields.addObject().put("custom_id", customId).put("name", "Name of " + customId);
        }
        put("/template_types/" + group + "/data_fields", body.toString());
        return group;
    }

    long template(long group) {
        return control(
                        "POST",
                        "/accounts/" + accountId + "/templates",
                        "{\"name\":\"Employment agreement\",\"template_group_id\":" + group + "}")
                .json()
                .get("id")
                .longValue();
    }

    /** A draft for Anna. */
    long contract(long template, Map<String, String> values) {
        ObjectNode body = Json.object().put("template_id", template).put("name", "Agreement");
        ObjectNode fields = body.putObject("data_fields");
        values.forEach(fields::put);
        body.putObject("employee").put("name", "Anna Andersson").put("email", EMPLOYEE);
        return control("POST", "/accounts/" + accountId + "/contracts", body.toString())
                .json()
                .get("id")
                .longValue();
    }

    /** A draft from a group of its own with one data field, "address". */
    long contract() {
        return contract(template(group("address")), Map.of("address", "Storgatan 1"));
    }

    Answer act(long contract, String action) {
        return control("POST", "/contracts/" + contract + "/" + action, "");
    }

    long webhook(String url, String signKey) {
        return post("/webhooks", "{\"callback_url\":\"" + url + "\",\"sign_key\":\"" + signKey + "\"}")
                .json()
                .get("id")
                .longValue();
    }

    List<JsonNode> deliveries() {
        List<JsonNode> deliveries = new ArrayList<>();
        control("GET", "/deliveries", "").json().get("data").forEach(deliveries::add);
        return deliveries;
    }

    @Override
    public void close() {
        client.shutdownNow();
        sandbox.close();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
