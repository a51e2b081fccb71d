package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.Json;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Makes the {@code _links} of answers. */
public final class Links {

    private final Supplier<String> baseUrl;

    /** @param baseUrl the URL of {@code /v1}, known once the server is bound */
    public Links(Supplier<String> baseUrl) {
        this.baseUrl = baseUrl;
    }

    String url(String path) {
        return baseUrl.get() + path;
    }

    /** The URL of something beside the API, on the same server. */
    String outside(String path) {
        String base = baseUrl.get();
        return base.substring(0, base.length() - "/v1".length()) + path;
    }

    ObjectNode link(String path) {
        return Json.object().put("href", url(path));
    }

    ObjectNode self(String path) {
        ObjectNode links = Json.object();
        links.set("self", link(path));
        return links;
    }
}
