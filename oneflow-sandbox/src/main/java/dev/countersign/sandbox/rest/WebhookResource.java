package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.state.Account;
import dev.countersign.sandbox.state.Webhook;
import dev.countersign.sandbox.state.WebhookFilter;
import dev.countersign.sandbox.state.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /webhooks}. */
final class WebhookResource {

    private static final int LONGEST_SIGN_KEY = 1000;

    private final World world;
    private final Links links;
    private final Paging paging;
    private final WebhookInput input;
    private final WebhookViews views;

    WebhookResource(World world, Links links, Paging paging, WebhookInput input, WebhookViews views) {
        this.world = world;
        this.links = links;
        this.paging = paging;
        this.input = input;
        this.views = views;
    }

    void register(Routes routes) {
        routes.on("POST", "/webhooks", this::create);
        routes.on(
                "GET",
                "/webhooks",
                (call, caller) -> paging.page(call, world.webhooksOf(caller.account()), views::webhook));
        routes.on("GET", "/webhooks/{webhook_id}", (call, caller) -> Reply.ok(views.webhook(webhook(call, caller))));
        routes.on("PUT", "/webhooks/{webhook_id}", this::update);
        routes.on("DELETE", "/webhooks/{webhook_id}", this::delete);
    }

    private Reply create(Call call, Caller caller) {
        caller.requireAdmin();
        Body body = Body.of(call);
        String url = input.callbackUrl(body);
        List<WebhookFilter> filters = input.filters(body);
        String signKey = body.optionalText("sign_key", LONGEST_SIGN_KEY);
        Long group = body.optionalId("template_group_id");
        body.check();
        requireGroup(caller.account(), group);
        Webhook webhook = new Webhook(world.nextId(), caller.account().id(), url, signKey, group, filters, false);
        world.put(webhook);
        return Reply.ok(views.webhook(webhook)).with("Location", links.url("/webhooks/" + webhook.id()));
    }

    /** Members that are absent stay as they are. */
    private Reply update(Call call, Caller caller) {
        caller.requireAdmin();
        Webhook old = webhook(call, caller);
        Body body = Body.of(call);
        String url = body.has("callback_url") ? input.callbackUrl(body) : old.callbackUrl();
        List<WebhookFilter> filters = body.has("filters") ? input.filters(body) : old.filters();
        String signKey = body.has("sign_key") ? body.optionalText("sign_key", LONGEST_SIGN_KEY) : old.signKey();
        Long group = body.has("template_group_id") ? body.optionalId("template_group_id") : old.templateGroupId();
        body.check();
        requireGroup(caller.account(), group);
        Webhook changed = new Webhook(old.id(), old.accountId(), url, signKey, group, filters, old.legacy());
        world.put(changed);
        return Reply.ok(views.webhook(changed));
    }

    private Reply delete(Call call, Caller caller) {
        caller.requireAdmin();
        world.remove(webhook(call, caller));
        return Reply.ok(Json.object());
    }

    private void requireGroup(Account account, @Nullable Long group) {
        if (group != null) {
            Object _ = world.group(account, group);
        }
    }

    private Webhook webhook(Call call, Caller caller) {
        return world.webhook(caller.account(), call.pathId("webhook_id"));
    }
}
