package dev.countersign.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request.
 *
 * @param path always without a trailing slash; Oneflow accepts paths with and without
 * @param query decoded parameters; the first wins when one is repeated
 * @param headers keys in lower case
 * @param pathParameters the values of the route's {@code {name}} segments, decoded
 */
@SuppressWarnings("ArrayRecordComponent") // Requests are never compared.
public record Call(
        String requestId,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, String> pathParameters,
        byte[] body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<String> queryParameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public String pathText(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no path parameter named " + name);
        }
        return value;
    }

    /**
     * A numeric id in the path.
     *
     * @throws ApiProblem 404 when it is not a number: there is no such object
     */
    public long pathId(String name) {
        String text = pathText(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiProblem.notFound(name + " must be a whole number.");
        }
    }

    /**
     * The body as a JSON object.
     *
     * @throws ApiProblem 400 when it is none
     */
    public ObjectNode json() {
        return Json.parseObject(body);
    }

    /** The body of an HTML form. */
    public Map<String, String> form() {
        return Urls.parseQuery(new String(body, StandardCharsets.UTF_8));
    }

    Call withPathParameters(Map<String, String> parameters) {
        return new Call(requestId, method, path, query, headers, parameters, body);
    }
}
