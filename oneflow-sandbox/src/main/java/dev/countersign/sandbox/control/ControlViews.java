package dev.countersign.sandbox.control;

import dev.countersign.sandbox.delivery.Attempt;
import dev.countersign.sandbox.delivery.Delivery;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.rest.ContractViews;
import dev.countersign.sandbox.rest.TemplateViews;
import dev.countersign.sandbox.rest.WebhookViews;
import dev.countersign.sandbox.state.Account;
import dev.countersign.sandbox.state.World;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Accounts with everything in them, and deliveries, as JSON for the control interface and the page. */
public final class ControlViews {

    private final World world;
    private final TemplateViews templates;
    private final WebhookViews webhooks;
    private final ContractViews contracts;

    public ControlViews(World world, TemplateViews templates, WebhookViews webhooks, ContractViews contracts) {
        this.world = world;
        this.templates = templates;
        this.webhooks = webhooks;
        this.contracts = contracts;
    }

    ObjectNode summary(Account account) {
        return Json.object()
                .put("id", account.id())
                .put("name", account.name())
                .put("admin_email", account.admin().email())
                .put("workspace_id", account.workspaceId());
    }

    /** Must be called while the world is locked. */
    public ObjectNode whole(Account account) {
        ObjectNode node = summary(account).put("country_code", account.countryCode());
        ObjectNode extension =
                node.putObject("extension").put("enabled", account.extension().isEnabled());
        var method = account.extension().method();
        extension
                .put("method", method == null ? null : method.key())
                .put("token", account.extension().token());
        ArrayNode users = node.putArray("users");
        account.users()
                .forEach(user -> users.addObject()
                        .put("id", user.id())
                        .put("name", user.name())
                        .put("email", user.email())
                        .put("is_admin", user.admin()));
        node.set(
                "template_groups",
                Json.array()
                        .addAll(world.groupsOf(account).stream()
                                .map(templates::group)
                                .toList()));
        node.set(
                "templates",
                Json.array()
                        .addAll(world.templatesOf(account).stream()
                                .map(template -> templates.template(account, template))
                                .toList()));
        node.set(
                "webhooks",
                Json.array()
                        .addAll(world.webhooksOf(account).stream()
                                .map(webhooks::webhook)
                                .toList()));
        node.set(
                "contracts",
                Json.array()
                        .addAll(world.contractsOf(account).map(contracts::full).toList()));
        return node;
    }

    public ObjectNode deliveries(List<Delivery> deliveries) {
        ObjectNode node = Json.object();
        ArrayNode data = node.putArray("data");
        deliveries.forEach(delivery -> delivery(data.addObject(), delivery));
        return node;
    }

    private static void delivery(ObjectNode node, Delivery delivery) {
        node.put("callback_id", delivery.callbackId())
                .put("webhook_id", delivery.webhookId())
                .put("callback_url", delivery.callbackUrl())
                .put("contract_id", delivery.contractId());
        ArrayNode events = node.putArray("events");
        delivery.eventTypes().forEach(events::add);
        ArrayNode attempts = node.putArray("attempts");
        delivery.attempts().forEach(attempt -> attempt(attempts.addObject(), attempt));
        Delivery.Status status = delivery.status();
        node.put("delivered", status == Delivery.Status.DELIVERED)
                .put("dropped", status == Delivery.Status.DROPPED || status == Delivery.Status.LOST)
                .put("lost", status == Delivery.Status.LOST)
                .put("note", delivery.note())
                .put("body", delivery.body());
    }

    private static void attempt(ObjectNode node, Attempt attempt) {
        node.put("at", attempt.at().toString());
        if (attempt.status() != null) {
            node.put("status", attempt.status());
        } else {
            node.put("error", attempt.error());
        }
    }
}
