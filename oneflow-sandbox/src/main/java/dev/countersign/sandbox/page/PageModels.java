package dev.countersign.sandbox.page;

import dev.countersign.sandbox.control.ControlViews;
import dev.countersign.sandbox.delivery.Attempt;
import dev.countersign.sandbox.delivery.Delivery;
import dev.countersign.sandbox.delivery.WebhookDeliverer;
import dev.countersign.sandbox.http.Json;
import dev.countersign.sandbox.rest.ContractViews;
import dev.countersign.sandbox.state.Account;
import dev.countersign.sandbox.state.Contract;
import dev.countersign.sandbox.state.ContractState;
import dev.countersign.sandbox.state.Participant;
import dev.countersign.sandbox.state.Party;
import dev.countersign.sandbox.state.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** What the templates show, as plain maps. Must be called while the world is locked. */
final class PageModels {

    private static final int SHOWN_DELIVERIES = 200;

    private final World world;
    private final ControlViews views;
    private final ContractViews contractViews;
    private final WebhookDeliverer deliverer;

    PageModels(World world, ControlViews views, ContractViews contractViews, WebhookDeliverer deliverer) {
        this.world = world;
        this.views = views;
        this.contractViews = contractViews;
        this.deliverer = deliverer;
    }

    Map<String, Object> accounts() {
        return Map.of(
                "accounts",
                world.accounts().stream()
                        .map(account -> Json.plain(views.whole(account)))
                        .toList());
    }

    Map<String, Object> account(Account account, String setupUrl) {
        return Map.of("account", Json.plain(views.whole(account)), "setupUrl", setupUrl);
    }

    Map<String, Object> newContract(Account account, long templateId, Map<String, Object> employee) {
        var template = world.template(account, templateId);
        List<Map<String, String>> fields = world.groupsOf(account).stream()
                .filter(group -> Objects.equals(group.id(), template.templateGroupId()))
                .flatMap(group -> group.dataFields().stream())
                .map(field -> Map.of("custom_id", field.customId(), "name", field.name()))
                .toList();
        boolean nobody = employee.equals(SampleEmployees.NOBODY);
        return Map.of(
                "account",
                Map.of("id", account.id(), "name", account.name()),
                "template",
                Map.of("id", template.id(), "name", template.name()),
                "fields",
                fields,
                "employees",
                SampleEmployees.ALL,
                "chosen",
                employee,
                "contractName",
                template.name() + (nobody ? "" : " for " + employee.get("name")));
    }

    Map<String, Object> contract(Contract contract) {
        Account account = world.account(contract.accountId());
        Map<String, Object> model = new HashMap<>();
        model.put("account", Map.of("id", account.id(), "name", account.name()));
        model.put("contract", Json.plain(contractViews.full(contract)));
        model.put("actions", ContractChoices.of(contract));
        model.put("participants", participants(contract));
        model.put("editable", contract.state() != ContractState.SIGNED && contract.state() != ContractState.DECLINED);
        model.put(
                "events",
                contract.events().reversed().stream()
                        .map(event -> Map.of("at", event.createdTime().toString(), "type", event.type()))
                        .toList());
        model.put("deliveries", deliveries(delivery -> delivery.contractId() == contract.id()));
        return model;
    }

    Map<String, Object> deliveries() {
        return Map.of("timeFactor", deliverer.timeFactor(), "deliveries", deliveries(any -> true));
    }

    private List<Map<String, Object>> participants(Contract contract) {
        List<Map<String, Object>> people = new ArrayList<>();
        for (Party party : contract.parties()) {
            for (Participant participant : party.participants()) {
                people.add(Map.of(
                        "name",
                        participant.details().name(),
                        "email",
                        participant.details().email(),
                        "side",
                        party.myParty() ? "employer" : "employee",
                        "sign_state",
                        participant.signState(),
                        "may_decide",
                        contract.state() == ContractState.PENDING
                                && participant.details().signatory()
                                && participant.signState().equals("undecided")));
            }
        }
        return people;
    }

    private List<Map<String, Object>> deliveries(Predicate<Delivery> wanted) {
        return deliverer.log().all().reversed().stream()
                .filter(wanted)
                .limit(SHOWN_DELIVERIES)
                .map(PageModels::delivery)
                .toList();
    }

    private static Map<String, Object> delivery(Delivery delivery) {
        String note = delivery.note();
        return Map.of(
                "callback_id", delivery.callbackId(),
                "contract_id", delivery.contractId(),
                "events", delivery.eventTypes(),
                "state", delivery.status().name().toLowerCase(Locale.ROOT),
                "note", note == null ? "" : note,
                "attempts",
                        delivery.attempts().stream().map(PageModels::attempt).toList());
    }

    private static Map<String, String> attempt(Attempt attempt) {
        String outcome = attempt.status() == null
                ? Objects.toString(attempt.error())
                : attempt.status().toString();
        return Map.of("at", attempt.at().toString(), "outcome", outcome);
    }
}
