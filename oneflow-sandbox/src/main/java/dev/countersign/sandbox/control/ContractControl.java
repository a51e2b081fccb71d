package dev.countersign.sandbox.control;

import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.http.Router;
import dev.countersign.sandbox.rest.ContractViews;
import dev.countersign.sandbox.state.Contract;
import dev.countersign.sandbox.state.World;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code /control/contracts/{id}}: what happens to a contract. */
final class ContractControl {

    private final World world;
    private final Operations operations;
    private final ContractViews views;

    ContractControl(World world, Operations operations, ContractViews views) {
        this.world = world;
        this.operations = operations;
        this.views = views;
    }

    void register(Router router) {
        router.on(
                "GET",
                "/control/contracts/{contract_id}",
                call -> world.exclusively(() -> Reply.ok(views.full(contract(call)))));
        router.on(
                "PUT", "/control/contracts/{contract_id}/data_fields", call -> world.exclusively(() -> correct(call)));
        router.on(
                "POST",
                "/control/contracts/{contract_id}/{action}",
                call -> world.exclusively(() -> act(call, call.pathText("action"))));
        router.on(
                "POST",
                "/control/contracts/{contract_id}/lifecycle/{step}",
                call -> world.exclusively(() -> act(call, "lifecycle/" + call.pathText("step"))));
    }

    private Reply act(Call call, String action) {
        Contract contract = contract(call);
        operations.act(contract, action, participantEmail(call));
        return Reply.ok(Json.object().put("state", contract.state().key()));
    }

    private Reply correct(Call call) {
        Contract contract = contract(call);
        Body body = Body.of(call);
        Map<String, String> values = AccountControl.texts(body);
        body.check();
        operations.correct(contract, values);
        ObjectNode node = Json.object().put("state", contract.state().key());
        node.set("data_fields", views.fields(contract));
        return Reply.ok(node);
    }

    /** A body is optional here. */
    private static @Nullable String participantEmail(Call call) {
        if (new String(call.body(), StandardCharsets.UTF_8).isBlank()) {
            return null;
        }
        Body body = Body.of(call);
        String email = body.optionalText("participant_email", 255);
        body.check();
        return email;
    }

    private Contract contract(Call call) {
        return world.contract(call.pathId("contract_id"));
    }
}
