package dev.countersign.sandbox.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a browser gets to the partner's Setup URL.
 *
 * @param method GET or POST
 * @param url complete with its query
 * @param form the fields to post, in order; empty for GET
 */
public record SetupCall(String token, String method, String url, Map<String, String> form) {

    public SetupCall {
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
    }
}
