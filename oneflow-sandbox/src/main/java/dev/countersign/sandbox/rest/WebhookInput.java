package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.state.WebhookFilter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks what a caller sends as a webhook, within the documented bounds. */
final class WebhookInput {

    private static final int LONGEST_URL = 1000;
    private static final int MOST_FILTERS = 100;
    private static final int MOST_RULES = 2;
    private static final int MOST_VALUES = 50;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean allowHttp;

    WebhookInput(boolean allowHttp) {
        this.allowHttp = allowHttp;
    }

    String callbackUrl(Body body) {
        String url = body.text("callback_url", LONGEST_URL);
        if (!url.isEmpty() && !isAllowed(url)) {
            body.problem("callback_url", "This parameter must be an absolute URL with https.");
        }
        return url;
    }

    List<WebhookFilter> filters(Body body) {
        List<WebhookFilter> filters = new ArrayList<>();
        for (Body filter : body.objects("filters", MOST_FILTERS)) {
            List<Body> rules = filter.objects("filter_rules", MOST_RULES);
            if (rules.isEmpty()) {
                filter.problem("filter_rules", "This parameter is required and must have 1 to 2 rules.");
            }
            List<WebhookFilter.Rule> read = new ArrayList<>();
            for (Body rule : rules) {
                WebhookFilter.Rule valid = rule(rule);
                if (valid != null) {
                    read.add(valid);
                }
            }
            filters.add(new WebhookFilter(read));
        }
        return filters;
    }

    private static WebhookFilter.@Nullable Rule rule(Body rule) {
        JsonNode values = rule.raw("values");
        if (values == null || !values.isArray() || values.isEmpty() || values.size() > MOST_VALUES) {
            rule.problem(
                    "values", "This parameter is required and must be an array of 1 to " + MOST_VALUES + " values.");
            return null;
        }
        return switch (rule.text("type", 100)) {
            case "EVENT_TYPE" -> eventTypes(rule, values);
            case "WORKSPACE" -> workspaces(rule, values);
            default -> {
                rule.problem("type", "This parameter must be EVENT_TYPE or WORKSPACE.");
                yield null;
            }
        };
    }

    private static WebhookFilter.Rule eventTypes(Body rule, JsonNode values) {
        Set<String> types = new LinkedHashSet<>();
        for (JsonNode value : values) {
            if (value.isString()) {
                types.add(value.stringValue());
            } else {
                rule.problem("values", "Event types must be strings.");
            }
        }
        return new WebhookFilter.EventTypes(types);
    }

    private static WebhookFilter.Rule workspaces(Body rule, JsonNode values) {
        Set<Long> ids = new LinkedHashSet<>();
        for (JsonNode value : values) {
            if (value.isIntegralNumber()) {
                ids.add(value.longValue());
            } else {
                rule.problem("values", "Workspaces must be integers.");
            }
        }
        return new WebhookFilter.Workspaces(ids);
    }

    private boolean isAllowed(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null) {
                return false;
            }
            return "https".equalsIgnoreCase(uri.getScheme())
                    || (allowHttp && "http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
