package dev.countersign.sandbox.control;

import java.util.Map;

/**
 * How a browser gets to the partner's Setup URL.
 *
 * @param method GET or POST
 * @param url complete with its query
 * @param form the fields to post; empty for GET
 */
public record SetupCall(String token, String method, String url, Map<String, String> form) {

    public SetupCall {
        form = Map.copyOf(form);
    }
}
