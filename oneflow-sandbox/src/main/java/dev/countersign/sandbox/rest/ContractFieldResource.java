package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.state.Contract;
import dev.countersign.sandbox.state.ContractActions;
import dev.countersign.sandbox.state.ContractField;
import dev.countersign.sandbox.state.DataField;
import dev.countersign.sandbox.state.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /contracts/{id}/data_fields}: read all, update several, update one by its id or as {@code c::custom_id}. */
final class ContractFieldResource {

    private static final String BY_CUSTOM_ID = "c::";

    private final World world;
    private final Paging paging;
    private final ContractActions actions;
    private final ContractViews views;

    ContractFieldResource(World world, Paging paging, ContractActions actions, ContractViews views) {
        this.world = world;
        this.paging = paging;
        this.actions = actions;
        this.views = views;
    }

    void register(Routes routes) {
        routes.on(
                "GET",
                "/contracts/{contract_id}/data_fields",
                (call, caller) -> paging.page(call, contract(call, caller).fields(), views::field));
        routes.on("PUT", "/contracts/{contract_id}/data_fields", this::updateSeveral);
        routes.on("GET", "/contracts/{contract_id}/data_fields/{data_field_id}", (call, caller) -> {
            Contract contract = contract(call, caller);
            return Reply.ok(views.field(field(contract, call.pathText("data_field_id"))));
        });
        routes.on("PUT", "/contracts/{contract_id}/data_fields/{data_field_id}", this::updateOne);
    }

    private Reply updateOne(Call call, Caller caller) {
        Contract contract = contract(call, caller);
        ContractField field = field(contract, call.pathText("data_field_id"));
        Body body = Body.of(call);
        requireSame(body, field);
        Map<ContractField, String> values = new LinkedHashMap<>();
        readValue(body, field, values);
        body.check();
        actions.changeFields(contract, values, caller.email(contract));
        return Reply.ok(views.field(field(contract, Long.toString(field.id()))));
    }

    private Reply updateSeveral(Call call, Caller caller) {
        Contract contract = contract(call, caller);
        Body body = Body.of(call);
        if (!body.has("data_fields")) {
            body.problem("data_fields", "This parameter is required.");
        }
        Map<ContractField, String> values = new LinkedHashMap<>();
        for (Body item : body.objects("data_fields", 1000)) {
            Optional<ContractField> field = named(contract, item);
            if (field.isEmpty()) {
                item.problem("id", "The contract has no data field with this id or _private_ownerside.custom_id.");
            } else {
                requireSame(item, field.get());
                readValue(item, field.get(), values);
            }
        }
        body.check();
        actions.changeFields(contract, values, caller.email(contract));
        ObjectNode answer = Json.object();
        answer.set("data_fields", views.fields(contract));
        return Reply.ok(answer);
    }

    /** An absent value leaves the field alone; null and an empty string clear it. */
    private static void readValue(Body item, ContractField field, Map<ContractField, String> values) {
        JsonNode value = item.raw("value");
        if (value != null) {
            values.put(field, item.textOr("value", DataField.LONGEST_VALUE, ""));
        }
    }

    private static void requireSame(Body item, ContractField field) {
        Long id = item.optionalId("id");
        if (id != null && id != field.id()) {
            item.problem("id", "This parameter must be the id of the data field that is updated.");
        }
        String customId = customId(item);
        if (customId != null && !customId.equals(field.definition().customId())) {
            item.problem("_private_ownerside.custom_id", "This parameter must match the data field that is updated.");
        }
    }

    private static Optional<ContractField> named(Contract contract, Body item) {
        Long id = item.optionalId("id");
        String customId = customId(item);
        if (id != null) {
            return contract.field(id);
        }
        return customId == null ? Optional.empty() : contract.field(customId);
    }

    private static @Nullable String customId(Body item) {
        Body ownerside = item.optionalObject("_private_ownerside");
        return ownerside == null ? null : ownerside.optionalText("custom_id", 255);
    }

    private static ContractField field(Contract contract, String id) {
        Optional<ContractField> field = id.startsWith(BY_CUSTOM_ID)
                ? contract.field(id.substring(BY_CUSTOM_ID.length()))
                : number(id).flatMap(contract::field);
        return field.orElseThrow(() -> ApiProblem.notFound("The contract has no data field " + id + "."));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Contract contract(Call call, Caller caller) {
        return world.contract(caller.account(), call.pathId("contract_id"));
    }
}
