package dev.countersign.sync.hrm.rest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request with variables. A parameter whose variable has no value is left out; a path is not sent without one.
 *
 * @param path after the account's base URL
 * @param body null: none
 */
record RequestTemplate(
        HttpMethod method,
        TextTemplate path,
        Map<String, TextTemplate> query,
        @Nullable BodyTemplate body) {

    private static final Set<HttpMethod> METHODS =
            Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    /** Keys that a request has, for the list of keys of what holds it. */
    static final String[] KEYS = {"method", "path", "query", "body"};

    static RequestTemplate of(Place place, HttpMethod otherwise, Set<String> known) {
        HttpMethod method = place.optional("method")
                .map(each -> method(each, HttpMethod.valueOf(each.text())))
                .orElse(otherwise);
        Place path = place.required("path");
        if (!path.text().startsWith("/")) {
            throw path.invalid("must begin with '/': it follows the account's base URL");
        }
        Map<String, TextTemplate> query = new LinkedHashMap<>();
        place.optional("query")
                .ifPresent(all -> all.entries().forEach((name, text) -> query.put(name, TextTemplate.of(text, known))));
        Optional<Place> body = place.optional("body");
        if (body.isPresent() && method.equals(HttpMethod.GET)) {
            throw body.get().invalid("a GET has no body");
        }
        return new RequestTemplate(
                method,
                path(path, known),
                Collections.unmodifiableMap(query),
                body.map(each -> BodyTemplate.of(each, known)).orElse(null));
    }

    private static TextTemplate path(Place place, Set<String> known) {
        if (!place.text().replaceAll("\\{[^}]*}", "").matches("[A-Za-z0-9/._~:@!$&'()*+,;=%-]*")) {
            throw place.invalid("has characters that a path has only encoded");
        }
        return TextTemplate.of(place, known);
    }

    private static HttpMethod method(Place place, HttpMethod method) {
        if (!METHODS.contains(method)) {
            throw place.invalid("must be GET, POST, PUT or PATCH, it is " + method);
        }
        return method;
    }

    /** Where it goes, below the base URL; {@code page} is sent as well. */
    String target(Variables variables, Map<String, String> page) {
        String where = path.renderEncoded(variables)
                .orElseThrow(() -> new IllegalStateException("A path's variable has no value"));
        StringJoiner parameters = new StringJoiner("&", "?", "").setEmptyValue("");
        query.forEach((name, text) -> text.render(variables)
                .filter(_ -> !page.containsKey(name))
                .ifPresent(value -> parameters.add(TextTemplate.encoded(name) + "=" + TextTemplate.encoded(value))));
        page.forEach((name, value) -> parameters.add(TextTemplate.encoded(name) + "=" + TextTemplate.encoded(value)));
        return where + parameters;
    }

    /** What is sent; {@code page} is put into it. */
    Optional<JsonNode> document(Variables variables, Map<String, Integer> page) {
        Optional<JsonNode> document = body == null ? Optional.empty() : body.render(variables);
        document.ifPresent(node -> page.forEach(((ObjectNode) node)::put));
        return document;
    }
}
