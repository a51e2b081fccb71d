package dev.countersign.sandbox.control;

import dev.countersign.sandbox.http.ApiProblem;
import dev.countersign.sandbox.rest.PartyInput;
import dev.countersign.sandbox.state.Account;
import dev.countersign.sandbox.state.Contract;
import dev.countersign.sandbox.state.ContractActions;
import dev.countersign.sandbox.state.ContractField;
import dev.countersign.sandbox.state.DataField;
import dev.countersign.sandbox.state.NewContract;
import dev.countersign.sandbox.state.Participant;
import dev.countersign.sandbox.state.Party;
import dev.countersign.sandbox.state.SetupMethod;
import dev.countersign.sandbox.state.Template;
import dev.countersign.sandbox.state.TemplateGroup;
import dev.countersign.sandbox.state.User;
import dev.countersign.sandbox.state.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What humans do in Oneflow's application. Each method must be called while the world is locked. */
public final class Operations {

    private static final String LIFECYCLE = "lifecycle/";

    private final World world;
    private final ContractActions actions;
    private final SetupCalls setupCalls;
    private final PartyInput parties;

    public Operations(World world, ContractActions actions, SetupCalls setupCalls, PartyInput parties) {
        this.world = world;
        this.actions = actions;
        this.setupCalls = setupCalls;
        this.parties = parties;
    }

    /** A new customer with one admin, one user who is none, and one workspace. */
    public Account createAccount(String name, String countryCode, String adminEmail) {
        User admin = new User(world.nextId(), "Alex Admin", adminEmail, true, true);
        Account account = new Account(world.nextId(), name, countryCode, world.now(), world.nextId(), admin);
        String domain = adminEmail.substring(adminEmail.indexOf('@') + 1);
        account.add(new User(world.nextId(), "Uma User", "user@" + domain, false, true));
        world.add(account);
        return account;
    }

    /** Enables the extension and tells where the browser goes; enabling again keeps the token. */
    public SetupCall enableExtension(Account account, SetupMethod method, @Nullable String setupUrl) {
        String token = account.extension().enable(method, world.tokens());
        return setupCalls.call(account, method, token, setupUrl);
    }

    public Template addTemplate(Account account, String name, @Nullable Long templateGroupId) {
        Long group = templateGroupId == null
                ? null
                : (Long) world.group(account, templateGroupId).id();
        Template template = new Template(world.nextId(), account.id(), name, group, world.now());
        world.add(template);
        return template;
    }

    /** Adds a data field to a group as a human (or, with {@code system}, as Oneflow itself) would. */
    public DataField addDataField(TemplateGroup group, String customId, String name, boolean system) {
        if (group.dataFields().stream().anyMatch(field -> field.customId().equals(customId))) {
            throw ApiProblem.conflict("The template group has a data field with this custom_id already.");
        }
        DataField field = new DataField(world.nextId(), customId, name, null, null, system, true, null);
        List<DataField> fields = new ArrayList<>(group.dataFields());
        fields.add(field);
        world.put(group.withDataFields(fields, world.now()));
        return field;
    }

    /** A draft for an employee, made by the account's admin. */
    public Contract createContract(
            Account account, long templateId, String name, Map<String, String> values, Participant.Details employee) {
        Template template = world.template(account, templateId);
        List<DataField> fields = template.templateGroupId() == null
                ? List.of()
                : world.group(account, template.templateGroupId()).dataFields();
        String creator = account.admin().email();
        List<Party> both =
                List.of(parties.ownParty(account, creator), parties.individual(account.countryCode(), employee));
        NewContract wanted = new NewContract(
                account.id(),
                account.workspaceId(),
                templateId,
                template.templateGroupId(),
                name,
                creator,
                both,
                values);
        wanted.requireKnown(fields);
        return actions.create(wanted, fields);
    }

    /**
     * Does to a contract what the last part of the control URL says.
     *
     * @throws ApiProblem 404 for an unknown action, 409 when the contract's state does not allow it
     */
    public void act(Contract contract, String action, @Nullable String participantEmail) {
        switch (action) {
            case "publish" -> actions.publish(contract, contract.creatorEmail());
            case "sign" -> actions.sign(contract, participantEmail);
            case "decline" -> actions.decline(contract, participantEmail);
            case "expire" -> actions.expire(contract);
            case "revive" -> actions.revive(contract);
            case "delete" -> actions.delete(contract, contract.creatorEmail());
            case "signature_reset" -> actions.resetSignatures(contract);
            default -> {
                if (!action.startsWith(LIFECYCLE)) {
                    throw ApiProblem.notFound("There is no action " + action + " for contracts.");
                }
                actions.lifecycle(contract, action.substring(LIFECYCLE.length()));
            }
        }
    }

    /** Sets data fields by custom id, as somebody who may edit the contract does while it is being signed. */
    public void correct(Contract contract, Map<String, String> values) {
        Map<ContractField, String> changes = new LinkedHashMap<>();
        values.forEach((customId, value) -> changes.put(
                contract.field(customId)
                        .orElseThrow(() -> ApiProblem.invalid(customId, "The contract has no such data field.")),
                value));
        actions.changeFields(contract, changes, contract.creatorEmail());
    }
}
