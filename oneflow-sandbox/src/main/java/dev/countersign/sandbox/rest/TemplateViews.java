package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.state.Account;
import dev.countersign.sandbox.state.DataField;
import dev.countersign.sandbox.state.Template;
import dev.countersign.sandbox.state.TemplateGroup;
import dev.countersign.sandbox.state.World;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Template groups, their data fields and templates as JSON. */
public final class TemplateViews {

    private final World world;
    private final Links links;

    public TemplateViews(World world, Links links) {
        this.world = world;
        this.links = links;
    }

    public ObjectNode group(TemplateGroup group) {
        ObjectNode node = Json.object();
        node.set("_links", links.self("/template_types/" + group.id()));
        summary(node, group).put("active", true);
        node.set("data_fields", fieldList(group));
        return node;
    }

    ObjectNode fields(TemplateGroup group) {
        ObjectNode node = Json.object();
        node.set("data_fields", fieldList(group));
        return node;
    }

    public ObjectNode template(Account account, Template template) {
        ObjectNode node = Json.object();
        node.set("_links", links.self("/templates/" + template.id()));
        node.set("available_options", Options.available());
        node.put("created_time", Times.text(template.createdTime()))
                .put("id", template.id())
                .put("name", template.name());
        world.groupsOf(account).stream()
                .filter(group -> Long.valueOf(group.id()).equals(template.templateGroupId()))
                .findFirst()
                .ifPresentOrElse(
                        group -> summary(node.putObject("template_type"), group), () -> node.putNull("template_type"));
        return node.put("updated_time", Times.text(template.createdTime()));
    }

    private static ObjectNode summary(ObjectNode node, TemplateGroup group) {
        return node.put("created_time", Times.text(group.createdTime()))
                .put("description", group.description() == null ? "" : group.description())
                .put("extension_type", group.extensionType())
                .put("id", group.id())
                .put("name", group.name())
                .put("updated_time", Times.text(group.updatedTime()));
    }

    private ArrayNode fieldList(TemplateGroup group) {
        ArrayNode list = Json.array();
        group.dataFields().forEach(field -> list.add(field(group, field)));
        return list;
    }

    private ObjectNode field(TemplateGroup group, DataField field) {
        ObjectNode node = Json.object();
        node.putObject("_links").set("template_type", links.link("/template_types/" + group.id()));
        return node.put("active", field.active())
                .put("custom_id", field.customId())
                .put("description", field.description())
                .put("id", field.id())
                .put("name", field.name())
                .put("placeholder", field.placeholder())
                .put("source", field.system() ? "system" : "user")
                .put("value", field.value());
    }
}
