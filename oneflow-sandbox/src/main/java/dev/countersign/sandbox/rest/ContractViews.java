package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.faults.FaultSwitchboard;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.state.Contract;
import dev.countersign.sandbox.state.ContractEvent;
import dev.countersign.sandbox.state.ContractField;
import dev.countersign.sandbox.state.World;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Contracts as JSON, in the short form of lists and in the long form of a single one. */
public final class ContractViews {

    private final World world;
    private final FaultSwitchboard faults;
    private final Links links;

    public ContractViews(World world, FaultSwitchboard faults, Links links) {
        this.world = world;
        this.faults = faults;
        this.links = links;
    }

    /** What a list shows. */
    public ObjectNode summary(Contract contract) {
        boolean templateKnown = knowsTemplate(contract);
        ObjectNode node = Json.object();
        node.set("_links", contractLinks(contract, templateKnown));
        node.putObject("_permissions").put("contract:delete", true);
        node.putObject("_private")
                .put("name", contract.name())
                .putNull("value")
                .put("workspace_id", contract.workspaceId());
        node.putObject("_private_ownerside")
                .put("created_time", Times.text(contract.createdTime()))
                .put("template_id", templateKnown ? (Long) contract.templateId() : null)
                .put("template_type_id", templateKnown ? contract.templateGroupId() : null);
        node.put("id", contract.id());
        node.set("lifecycle_settings", LifecycleViews.settings());
        node.set("lifecycle_state", LifecycleViews.state(contract.lifecycle()));
        node.set("parties", parties(contract));
        node.put("published_time", Times.text(contract.publishedTime()))
                .put("signing_period_expiry_time", Times.text(contract.signingPeriodExpiryTime()))
                .put("state", contract.state().key())
                .put("state_updated_time", Times.text(contract.stateUpdatedTime()));
        node.putArray("tags");
        return node.put("updated_time", Times.text(contract.updatedTime()));
    }

    /** What a single contract shows in addition. */
    public ObjectNode full(Contract contract) {
        ObjectNode node = summary(contract);
        node.putArray("attachment_file_groups");
        node.set("available_options", Options.available());
        node.set("data_fields", fields(contract));
        node.putArray("links");
        node.putArray("pdf_file_groups");
        node.putArray("product_groups");
        node.putNull("sign_order");
        return node;
    }

    ArrayNode parties(Contract contract) {
        ArrayNode list = Json.array();
        contract.parties().forEach(party -> list.add(PartyViews.party(party)));
        return list;
    }

    public ArrayNode fields(Contract contract) {
        ArrayNode list = Json.array();
        contract.fields().forEach(field -> list.add(field(field)));
        return list;
    }

    ObjectNode field(ContractField field) {
        ObjectNode node = Json.object();
        node.putObject("_private_ownerside")
                .put("created_time", Times.text(field.createdTime()))
                .put("custom_id", field.definition().customId())
                .put("updated_time", Times.text(field.updatedTime()));
        return node.put("description", text(field.definition().description()))
                .put("id", field.id())
                .put("name", field.definition().name())
                .put("placeholder", text(field.definition().placeholder()))
                .put("value", field.value());
    }

    ObjectNode event(Contract contract, ContractEvent event) {
        ObjectNode node = Json.object();
        node.set("_links", links.self("/contracts/" + contract.id() + "/events/" + event.id()));
        contract.participant(event.actor())
                .ifPresentOrElse(
                        actor -> node.putObject("actor")
                                .put("id", actor.id())
                                .put("name", actor.details().name()),
                        () -> node.putNull("actor"));
        node.put("created_time", Times.text(event.createdTime()));
        node.putObject("data").putNull("subject");
        return node.put("id", event.id()).put("type", event.type());
    }

    private ObjectNode contractLinks(Contract contract, boolean templateKnown) {
        String self = "/contracts/" + contract.id();
        ObjectNode node = Json.object();
        for (String child : new String[] {"data_fields", "events", "files", "parties", "publish"}) {
            node.set(child, links.link(self + "/" + child));
        }
        node.set("self", links.link(self));
        if (templateKnown) {
            node.set("template", links.link("/templates/" + contract.templateId()));
            node.set("template_type", links.link("/template_types/" + contract.templateGroupId()));
        }
        node.set("workspace", links.link("/workspaces/" + contract.workspaceId()));
        return node;
    }

    private boolean knowsTemplate(Contract contract) {
        return !world.preciseNow()
                .isBefore(contract.templateTouchedTime().plus(faults.now().templateLag()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
