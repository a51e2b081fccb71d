package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.faults.FaultSwitchboard;
import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.state.Contract;
import dev.countersign.sandbox.state.ContractActions;
import dev.countersign.sandbox.state.DataField;
import dev.countersign.sandbox.state.NewContract;
import dev.countersign.sandbox.state.Party;
import dev.countersign.sandbox.state.Template;
import dev.countersign.sandbox.state.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code /contracts}: create, read, list, publish, delete, parties and events. */
final class ContractResource {

    private static final int LONGEST_NAME = 130;

    private final World world;
    private final Paging paging;
    private final ContractActions actions;
    private final ContractViews views;
    private final PartyInput partyInput;
    private final FaultSwitchboard faults;

    ContractResource(
            World world,
            Paging paging,
            ContractActions actions,
            ContractViews views,
            PartyInput partyInput,
            FaultSwitchboard faults) {
        this.faults = faults;
        this.world = world;
        this.paging = paging;
        this.actions = actions;
        this.views = views;
        this.partyInput = partyInput;
    }

    void register(Routes routes) {
        routes.on("POST", "/contracts/create", this::create);
        routes.on(
                "GET",
                "/contracts",
                (call, caller) -> paging.page(call, ContractQuery.select(call, listed(caller)), views::summary));
        routes.on("GET", "/contracts/{contract_id}", (call, caller) -> Reply.ok(views.full(contract(call, caller))));
        routes.on("PUT", "/contracts/{contract_id}", this::update);
        routes.on("DELETE", "/contracts/{contract_id}", this::delete);
        routes.on("POST", "/contracts/{contract_id}/publish", this::publish);
        routes.on(
                "GET",
                "/contracts/{contract_id}/parties",
                (call, caller) -> paging.page(call, contract(call, caller).parties(), PartyViews::party));
        routes.on("GET", "/contracts/{contract_id}/events", this::events);
        routes.on("GET", "/contracts/{contract_id}/events/{event_id}", this::event);
    }

    private Reply create(Call call, Caller caller) {
        caller.requireUser();
        Body body = Body.of(call);
        long workspaceId = body.id("workspace_id");
        long templateId = body.id("template_id");
        String name = body.optionalText("name", LONGEST_NAME);
        List<Party> parties = partyInput.parties(body, caller.account(), caller.email());
        Map<String, String> values = values(body);
        body.check();

        if (workspaceId != caller.account().workspaceId()) {
            throw ApiProblem.notFound("There is no workspace with the id " + workspaceId + ".");
        }
        Template template = world.template(caller.account(), templateId);
        List<DataField> fields = template.templateGroupId() == null
                ? List.of()
                : world.group(caller.account(), template.templateGroupId()).dataFields();
        NewContract wanted = new NewContract(
                caller.account().id(),
                workspaceId,
                templateId,
                template.templateGroupId(),
                name == null ? template.name() : name,
                caller.email(),
                parties,
                values);
        wanted.requireKnown(fields);
        return Reply.ok(views.full(actions.create(wanted, fields)));
    }

    /** What lists show: a new contract may be missing for a while. */
    private Stream<Contract> listed(Caller caller) {
        Instant until = world.preciseNow().minus(faults.now().listingLag());
        return world.contractsOf(caller.account())
                .filter(contract -> !contract.createdPrecisely().isAfter(until));
    }

    /** Of the documented members of {@code _private} only the name; the others are ignored. An absent name changes nothing, an empty one is a name too. */
    private Reply update(Call call, Caller caller) {
        caller.requireUser();
        Contract contract = contract(call, caller);
        Body body = Body.of(call);
        Body own = body.optionalObject("_private");
        String name = own == null ? null : own.optionalText("name", LONGEST_NAME);
        body.check();
        if (name != null) {
            actions.rename(contract, name);
        }
        return Reply.ok(views.full(contract));
    }

    private Reply publish(Call call, Caller caller) {
        caller.requireUser();
        Contract contract = contract(call, caller);
        Body body = Body.of(call);
        String _ = body.optionalText("subject", 255);
        String _ = body.optionalText("message", 10_000);
        body.check();
        actions.publish(contract, caller.email(contract));
        return Reply.ok(views.full(contract));
    }

    private Reply delete(Call call, Caller caller) {
        Contract contract = contract(call, caller);
        actions.delete(contract, caller.email(contract));
        return Reply.ok(Json.object());
    }

    private Reply events(Call call, Caller caller) {
        Contract contract = contract(call, caller);
        return paging.page(
                call,
                ListOrder.sorted(
                        call,
                        contract.events(),
                        Map.of(
                                "created_time",
                                event -> event.createdTime(),
                                "id",
                                event -> event.id(),
                                "type",
                                event -> event.type())),
                event -> views.event(contract, event));
    }

    private Reply event(Call call, Caller caller) {
        Contract contract = contract(call, caller);
        long id = call.pathId("event_id");
        return contract.events().stream()
                .filter(event -> event.id() == id)
                .findFirst()
                .map(event -> Reply.ok(views.event(contract, event)))
                .orElseThrow(() -> ApiProblem.notFound("There is no event with the id " + id + "."));
    }

    private static Map<String, String> values(Body body) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Body field : body.objects("data_fields", 1000)) {
            values.put(field.text("custom_id", 255), field.textOr("value", DataField.LONGEST_VALUE, ""));
        }
        return values;
    }

    private Contract contract(Call call, Caller caller) {
        return world.contract(caller.account(), call.pathId("contract_id"));
    }
}
