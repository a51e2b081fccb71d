package dev.countersign.oneflow.model;

import java.util.List;

/**
 * A filter of a webhook: one or two rules. (That the rules of one filter are joined by "and", and several filters by "or", is our reading;
 * Oneflow doesn't say.)
 */
public record WebhookFilter(List<Rule> rules) {

    private static final String EVENT_TYPE = "EVENT_TYPE";
    private static final int MAX_EVENT_TYPES = 50;

    public WebhookFilter {
        rules = List.copyOf(rules);
    }

    /**
     * Only these event types.
     *
     * @param eventTypes 1 to 50 names such as {@code contract:sign}
     */
    public static WebhookFilter eventTypes(List<String> eventTypes) {
        if (eventTypes.isEmpty() || eventTypes.size() > MAX_EVENT_TYPES) {
            throw new IllegalArgumentException("A webhook filter has %d event types, but Oneflow accepts 1 to %d"
                    .formatted(eventTypes.size(), MAX_EVENT_TYPES));
        }
        return new WebhookFilter(List.of(new Rule(EVENT_TYPE, eventTypes)));
    }

    /** The event types this filter lets through, in Oneflow's order; empty when it doesn't name any. */
    public List<String> eventTypes() {
        return rules.stream()
                .filter(rule -> rule.type().equals(EVENT_TYPE))
                .flatMap(rule -> rule.values().stream())
                .toList();
    }

    /**
     * One rule.
     *
     * @param type {@code EVENT_TYPE}, {@code WORKSPACE}, or what Oneflow adds
     * @param values event types, or workspace ids in decimal
     */
    public record Rule(String type, List<String> values) {

        public Rule {
            values = List.copyOf(values);
        }
    }
}
