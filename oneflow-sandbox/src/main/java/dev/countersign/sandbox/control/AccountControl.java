package dev.countersign.sandbox.control;

import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Handler;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.http.Router;
import dev.countersign.sandbox.state.Account;
import dev.countersign.sandbox.state.Contract;
import dev.countersign.sandbox.state.DataField;
import dev.countersign.sandbox.state.Participant;
import dev.countersign.sandbox.state.SetupMethod;
import dev.countersign.sandbox.state.Template;
import dev.countersign.sandbox.state.TemplateGroup;
import dev.countersign.sandbox.state.Webhook;
import dev.countersign.sandbox.state.World;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /control/accounts}: customers, their extension, templates, and contracts for employees. */
final class AccountControl {

    private final World world;
    private final Operations operations;
    private final ControlViews views;

    AccountControl(World world, Operations operations, ControlViews views) {
        this.world = world;
        this.operations = operations;
        this.views = views;
    }

    void register(Router router) {
        on(router, "POST", "/control/accounts", this::create);
        on(router, "GET", "/control/accounts", call -> list());
        on(router, "GET", "/control/accounts/{account_id}", call -> Reply.ok(views.whole(account(call))));
        on(router, "POST", "/control/accounts/{account_id}/extension", this::enable);
        on(router, "DELETE", "/control/accounts/{account_id}/extension", this::disable);
        on(router, "POST", "/control/accounts/{account_id}/templates", this::addTemplate);
        on(router, "POST", "/control/accounts/{account_id}/template_groups/{group_id}/data_fields", this::addField);
        on(router, "POST", "/control/accounts/{account_id}/contracts", this::createContract);
        on(router, "PUT", "/control/accounts/{account_id}/webhooks/{webhook_id}/format", this::chooseFormat);
    }

    private void on(Router router, String method, String pattern, Handler handler) {
        router.on(method, pattern, call -> world.exclusively(() -> handler.handle(call)));
    }

    private Reply create(Call call) {
        Body body = Body.of(call);
        String name = body.text("name", 255);
        String country = body.textOr("country_code", 2, "SE");
        String email = body.textOr("admin_email", 255, "admin@example.com");
        body.check();
        return Reply.json(201, views.summary(operations.createAccount(name, country, email)));
    }

    private Reply list() {
        ObjectNode node = Json.object();
        ArrayNode data = node.putArray("data");
        world.accounts().forEach(account -> data.add(views.summary(account)));
        return Reply.ok(node);
    }

    private Reply enable(Call call) {
        Body body = Body.of(call);
        String key = body.textOr("method", 50, SetupMethod.AUTOMATIC_GET.key());
        String setupUrl = body.optionalText("setup_url", 2000);
        body.check();
        SetupMethod method = SetupMethod.of(key)
                .orElseThrow(() -> ApiProblem.invalid(
                        "method", "This parameter must be automatic-get, automatic-post or show-token."));
        SetupCall setup = operations.enableExtension(account(call), method, setupUrl);
        ObjectNode node = Json.object().put("token", setup.token());
        ObjectNode where = node.putObject("setup").put("method", setup.method()).put("url", setup.url());
        ObjectNode form = where.putObject("form");
        setup.form().forEach(form::put);
        return Reply.ok(node);
    }

    private Reply disable(Call call) {
        account(call).extension().disable();
        return Reply.ok(Json.object());
    }

    private Reply addTemplate(Call call) {
        Account account = account(call);
        Body body = Body.of(call);
        String name = body.text("name", 255);
        Long group = body.optionalId("template_group_id");
        body.check();
        Template template = operations.addTemplate(account, name, group);
        return Reply.json(201, Json.object().put("id", template.id()));
    }

    private Reply addField(Call call) {
        TemplateGroup group = world.group(account(call), call.pathId("group_id"));
        Body body = Body.of(call);
        String customId = body.text("custom_id", 255);
        String name = body.text("name", 255);
        boolean system = body.textOr("source", 20, "user").equals("system");
        body.check();
        DataField field = operations.addDataField(group, customId, name, system);
        return Reply.json(201, Json.object().put("id", field.id()));
    }

    private Reply chooseFormat(Call call) {
        Webhook webhook = world.webhook(account(call), call.pathId("webhook_id"));
        Body body = Body.of(call);
        String format = body.text("format", 20);
        body.check();
        if (!format.equals("legacy") && !format.equals("current")) {
            throw ApiProblem.invalid("format", "This parameter must be legacy or current.");
        }
        world.put(webhook.withLegacy(format.equals("legacy")));
        return Reply.ok(Json.object());
    }

    private Reply createContract(Call call) {
        Account account = account(call);
        Body body = Body.of(call);
        long templateId = body.id("template_id");
        String name = body.text("name", 130);
        Participant.Details employee = EmployeeInput.read(body);
        Body fields = body.optionalObject("data_fields");
        Map<String, String> values = fields == null ? Map.of() : texts(fields);
        body.check();
        Contract contract = operations.createContract(account, templateId, name, values, employee);
        return Reply.json(201, Json.object().put("id", contract.id()));
    }

    /** The members of an object of strings; JSON null is an empty string. */
    static Map<String, String> texts(Body body) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : body.node().properties()) {
            texts.put(member.getKey(), body.textOr(member.getKey(), DataField.LONGEST_VALUE, ""));
        }
        return texts;
    }

    private Account account(Call call) {
        return world.account(call.pathId("account_id"));
    }
}
