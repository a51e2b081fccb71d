package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.state.Template;
import dev.countersign.sandbox.state.World;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;

/** {@code /templates} and the helper that tells what contracts can be made from. */
final class TemplateResource {

    private static final String WORKSPACE_HEADER = "x-oneflow-workspace-id";

    private final World world;
    private final Paging paging;
    private final TemplateViews views;

    TemplateResource(World world, Paging paging, TemplateViews views) {
        this.world = world;
        this.paging = paging;
        this.views = views;
    }

    void register(Routes routes) {
        routes.on(
                "GET",
                "/templates",
                (call, caller) -> paging.page(
                        call,
                        ListOrder.byName(call, world.templatesOf(caller.account()), Template::name),
                        template -> views.template(caller.account(), template)));
        routes.on(
                "GET",
                "/templates/{template_id}",
                (call, caller) -> Reply.ok(views.template(
                        caller.account(), world.template(caller.account(), call.pathId("template_id")))));
        routes.on("GET", "/helpers/contract_create_data", this::contractCreateData);
    }

    /** The connector's form of the helper: with a workspace in the header it answers the templates of that workspace as a plain array. */
    private Reply contractCreateData(Call call, Caller caller) {
        String workspace = call.header(WORKSPACE_HEADER)
                .orElse(Long.toString(caller.account().workspaceId()));
        if (!workspace.equals(Long.toString(caller.account().workspaceId()))) {
            throw ApiProblem.notFound("There is no such workspace.");
        }
        Long group = call.queryParameter("template_type_id")
                .map(TemplateResource::id)
                .orElse(null);
        ArrayNode list = Json.array();
        world.templatesOf(caller.account()).stream()
                .filter(template -> group == null || Objects.equals(group, template.templateGroupId()))
                .forEach(template -> list.add(views.template(caller.account(), template)));
        return Reply.ok(list);
    }

    private static Long id(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw ApiProblem.invalid("template_type_id", "This parameter must be an integer.");
        }
    }
}
