package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.state.TemplateGroup;
import dev.countersign.sandbox.state.World;
import java.util.List;

/** {@code /template_types}: template groups and the data fields they define. */
final class TemplateGroupResource {

    private final World world;
    private final Paging paging;
    private final TemplateViews views;

    TemplateGroupResource(World world, Paging paging, TemplateViews views) {
        this.world = world;
        this.paging = paging;
        this.views = views;
    }

    void register(Routes routes) {
        routes.on("POST", "/template_types", this::create);
        routes.on(
                "GET",
                "/template_types",
                (call, caller) -> paging.page(
                        call,
                        ListOrder.byName(call, world.groupsOf(caller.account()), TemplateGroup::name),
                        views::group));
        routes.on(
                "GET",
                "/template_types/{template_type_id}",
                (call, caller) -> Reply.ok(views.group(group(call, caller))));
        routes.on("PUT", "/template_types/{template_type_id}", this::rename);
        routes.on("DELETE", "/template_types/{template_type_id}", this::delete);
        routes.on("PUT", "/template_types/{template_type_id}/data_fields", this::replaceFields);
        routes.on("GET", "/template_types/{template_type_id}/data_fields", this::fields);
        routes.on("GET", "/helpers/template_types/{template_type_id}/data_fields", this::fields);
    }

    private Reply create(Call call, Caller caller) {
        caller.requireAdmin();
        Body body = Body.of(call);
        String name = body.text("name", 255);
        String description = body.optionalText("description", 1000);
        body.check();
        TemplateGroup group = new TemplateGroup(
                world.nextId(), caller.account().id(), name, description, "custom", world.now(), null, List.of());
        world.put(group);
        return Reply.ok(views.group(group));
    }

    private Reply rename(Call call, Caller caller) {
        caller.requireAdmin();
        TemplateGroup group = group(call, caller);
        Body body = Body.of(call);
        String name = body.textOr("name", 255, group.name());
        String description = body.has("description") ? body.optionalText("description", 1000) : group.description();
        body.check();
        TemplateGroup renamed = group.renamed(name, description, world.now());
        world.put(renamed);
        return Reply.ok(views.group(renamed));
    }

    private Reply delete(Call call, Caller caller) {
        caller.requireAdmin();
        world.remove(group(call, caller));
        return Reply.ok(Json.object());
    }

    private Reply replaceFields(Call call, Caller caller) {
        caller.requireAdmin();
        TemplateGroup group = group(call, caller);
        TemplateGroup changed = group.withDataFields(
                new DataFieldSet(world, group.dataFields()).replacedBy(Body.of(call)), world.now());
        world.put(changed);
        return Reply.ok(views.fields(changed));
    }

    private Reply fields(Call call, Caller caller) {
        return Reply.ok(views.fields(group(call, caller)));
    }

    private TemplateGroup group(Call call, Caller caller) {
        return world.group(caller.account(), call.pathId("template_type_id"));
    }
}
