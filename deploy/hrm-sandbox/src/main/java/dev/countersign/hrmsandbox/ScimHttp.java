package dev.countersign.hrmsandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HTTP in front of the {@link ScimServer}: the bearer token, the faults, the size of a body. */
final class ScimHttp implements HttpHandler {

    static final String PATH = "/scim/v2";

    private static final String SCIM_JSON = "application/scim+json";

    private final ScimServer server;
    private final Faults faults;
    private final byte[] expectedAuthorization;

    ScimHttp(ScimServer server, Faults faults, String bearerToken) {
        this.server = server;
        this.faults = faults;
        this.expectedAuthorization = ("Bearer " + bearerToken).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isAuthorized(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
                error(exchange, 401, "Send the HRM's token as 'Authorization: Bearer ...'.");
                return;
            }
            if (suffers(exchange)) {
                return;
            }
            Optional<HttpMethod> method = method(exchange.getRequestMethod());
            if (method.isEmpty()) {
                error(exchange, 405, "SCIM knows GET, POST, PUT, PATCH and DELETE.");
                return;
            }
            Optional<String> body = Exchanges.body(exchange);
            if (body.isEmpty()) {
                error(exchange, 413, "The largest body that is read is 1 MiB.");
                return;
            }
            answer(exchange, server.handle(method.get(), url(exchange), body.get(), headers(exchange)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAuthorized(@Nullable String authorization) {
        return authorization != null
                && MessageDigest.isEqual(authorization.getBytes(StandardCharsets.UTF_8), expectedAuthorization);
    }

    private boolean suffers(HttpExchange exchange) throws IOException, InterruptedException {
        Faults.Plan plan = faults.next();
        if (plan.latencyMs() > 0) {
            Thread.sleep(plan.latencyMs());
        }
        if (plan.status() == 0) {
            return false;
        }
        error(exchange, plan.status(), "The HRM sandbox was told to fail.");
        return true;
    }

    private static void answer(HttpExchange exchange, ScimResponse response) throws IOException {
        response.getHttpHeaders().forEach(exchange.getResponseHeaders()::set);
        String body = response.isEmpty() ? "" : response.toString();
        Exchanges.answer(exchange, response.getHttpStatus(), SCIM_JSON, body);
    }

    private static void error(HttpExchange exchange, int status, String detail) throws IOException {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
        error.put("status", String.valueOf(status)).put("detail", detail);
        Exchanges.answer(exchange, status, SCIM_JSON, error.toString());
    }

    private static Optional<HttpMethod> method(String name) {
        return switch (name) {
            case "GET" -> Optional.of(HttpMethod.GET);
            case "POST" -> Optional.of(HttpMethod.POST);
            case "PUT" -> Optional.of(HttpMethod.PUT);
            case "PATCH" -> Optional.of(HttpMethod.PATCH);
            case "DELETE" -> Optional.of(HttpMethod.DELETE);
            default -> Optional.empty();
        };
    }

    private static String url(HttpExchange exchange) {
        return "http://" + exchange.getLocalAddress().getHostString() + ":"
                + exchange.getLocalAddress().getPort() + exchange.getRequestURI();
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        return headers;
    }
}
