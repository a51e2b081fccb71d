package dev.countersign.sandbox.page;

import dev.countersign.sandbox.control.EmployeeInput;
import dev.countersign.sandbox.control.Operations;
import dev.countersign.sandbox.control.SetupCall;
import dev.countersign.sandbox.control.SetupCalls;
import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Handler;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.http.Router;
import dev.countersign.sandbox.state.Account;
import dev.countersign.sandbox.state.Contract;
import dev.countersign.sandbox.state.SetupMethod;
import dev.countersign.sandbox.state.World;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages of accounts and contracts, and their buttons. Everything works without JavaScript. */
final class ControlPage {

    private static final String FIELD_PREFIX = "field.";

    private final World world;
    private final Operations operations;
    private final SetupCalls setupCalls;
    private final PageModels models;
    private final Renderer renderer;

    ControlPage(World world, Operations operations, SetupCalls setupCalls, PageModels models, Renderer renderer) {
        this.world = world;
        this.operations = operations;
        this.setupCalls = setupCalls;
        this.models = models;
        this.renderer = renderer;
    }

    void register(Router router) {
        on(router, "GET", "/", call -> renderer.page("accounts", models.accounts()));
        on(router, "POST", "/accounts", this::createAccount);
        on(
                router,
                "GET",
                "/accounts/{account_id}",
                call -> renderer.page("account", models.account(account(call), setupCalls.defaultUrl())));
        on(router, "POST", "/accounts/{account_id}/enable", this::enable);
        on(router, "POST", "/accounts/{account_id}/disable", this::disable);
        on(router, "POST", "/accounts/{account_id}/templates", this::assignTemplate);
        on(router, "GET", "/accounts/{account_id}/new-contract", this::newContract);
        on(router, "POST", "/accounts/{account_id}/contracts", this::createContract);
        on(
                router,
                "GET",
                "/contracts/{contract_id}",
                call -> renderer.page("contract", models.contract(contract(call))));
        on(router, "POST", "/contracts/{contract_id}/act", this::act);
        on(router, "POST", "/contracts/{contract_id}/fields", this::correct);
    }

    private void on(Router router, String method, String pattern, Handler handler) {
        router.on(method, pattern, Problems.shownBy(renderer, call -> world.exclusively(() -> handler.handle(call))));
    }

    private Reply createAccount(Call call) {
        Form form = Form.of(call);
        Account account = operations.createAccount(form.required("name", 255), "SE", form.required("admin_email", 255));
        return backTo("/accounts/" + account.id());
    }

    private Reply enable(Call call) {
        Form form = Form.of(call);
        SetupMethod method = SetupMethod.of(form.required("method", 50))
                .orElseThrow(() -> ApiProblem.invalid("method", "There is no such authentication method."));
        SetupCall setup = operations.enableExtension(account(call), method, form.text("setup_url", 2000));
        return switch (method) {
            case AUTOMATIC_GET -> backTo(setup.url()).with("Referrer-Policy", "no-referrer");
            case AUTOMATIC_POST -> renderer.page("post", Map.of("call", callModel(setup)));
            case SHOW_TOKEN -> renderer.page("token", Map.of("call", callModel(setup)));
        };
    }

    private Reply disable(Call call) {
        Account account = account(call);
        account.extension().disable();
        return backTo("/accounts/" + account.id());
    }

    private Reply assignTemplate(Call call) {
        Account account = account(call);
        Form form = Form.of(call);
        Object _ = operations.addTemplate(account, form.required("name", 255), form.id("template_group_id"));
        return backTo("/accounts/" + account.id());
    }

    private Reply newContract(Call call) {
        Form query = Form.ofQuery(call);
        Map<String, Object> employee = SampleEmployees.at(query.text("employee", 10));
        return renderer.page("new-contract", models.newContract(account(call), query.id("template"), employee));
    }

    private Reply createContract(Call call) {
        Form form = Form.of(call);
        Map<String, String> values = new LinkedHashMap<>();
        form.names()
                .filter(name -> name.startsWith(FIELD_PREFIX))
                .forEach(name -> values.put(name.substring(FIELD_PREFIX.length()), form.text(name, 1024)));
        Contract contract = operations.createContract(
                account(call),
                form.id("template_id"),
                form.required("name", 130),
                values,
                EmployeeInput.details(
                        form.required("employee.name", 255),
                        form.required("employee.email", 255),
                        form.text("employee.phone_number", 255),
                        form.text("employee.identification_number", 255),
                        form.text("employee.title", 255)));
        return backTo("/contracts/" + contract.id());
    }

    private Reply act(Call call) {
        Contract contract = contract(call);
        Form form = Form.of(call);
        String email = form.text("participant_email", 255);
        operations.act(contract, form.required("action", 50), email.isEmpty() ? null : email);
        return backTo(contract.isDeleted() ? "/accounts/" + contract.accountId() : "/contracts/" + contract.id());
    }

    private Reply correct(Call call) {
        Contract contract = contract(call);
        Form form = Form.of(call);
        Map<String, String> values = new LinkedHashMap<>();
        form.names().forEach(name -> values.put(name, form.text(name, 1024)));
        operations.correct(contract, values);
        return backTo("/contracts/" + contract.id());
    }

    private static Map<String, Object> callModel(SetupCall setup) {
        return Map.of("token", setup.token(), "url", setup.url(), "form", setup.form());
    }

    private static Reply backTo(String location) {
        return Reply.redirect(303, location);
    }

    private Account account(Call call) {
        return world.account(call.pathId("account_id"));
    }

    private Contract contract(Call call) {
        return world.contract(call.pathId("contract_id"));
    }
}
