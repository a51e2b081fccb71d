package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.state.Webhook;
import dev.countersign.sandbox.state.WebhookFilter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks as JSON. */
public final class WebhookViews {

    private final Links links;
    private final String idKey;

    public WebhookViews(Links links, String idKey) {
        this.links = links;
        this.idKey = idKey;
    }

    public ObjectNode webhook(Webhook webhook) {
        ObjectNode node = Json.object();
        node.set("_links", links.self("/webhooks/" + webhook.id()));
        node.put(idKey, webhook.id())
                .put("callback_url", webhook.callbackUrl())
                .put("sign_key", webhook.signKey())
                .put("template_group_id", webhook.templateGroupId())
                .putNull("integration_process_id")
                .put("legacy_webhook", webhook.legacy());
        if (webhook.filters().isEmpty()) {
            return node.putNull("filters");
        }
        ArrayNode filters = node.putArray("filters");
        webhook.filters().forEach(filter -> filter(filters.addObject().putArray("filter_rules"), filter));
        return node;
    }

    private static void filter(ArrayNode rules, WebhookFilter filter) {
        for (WebhookFilter.Rule rule : filter.rules()) {
            ObjectNode node = rules.addObject();
            switch (rule) {
                case WebhookFilter.EventTypes types -> {
                    ArrayNode values = node.put("type", "EVENT_TYPE").putArray("values");
                    types.types().stream().sorted().forEach(values::add);
                }
                case WebhookFilter.Workspaces workspaces -> {
                    ArrayNode values = node.put("type", "WORKSPACE").putArray("values");
                    workspaces.ids().stream().sorted().forEach(values::add);
                }
            }
        }
    }
}
