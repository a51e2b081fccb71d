package dev.countersign.sync.mapping;

import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractField;
import dev.countersign.oneflow.model.Participant;
import dev.countersign.schemas.integration.ContractFact;
import dev.countersign.schemas.integration.ContractFactName;
import dev.countersign.schemas.integration.ContractPhase;
import dev.countersign.schemas.integration.EffectScope;
import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.sync.hrm.ContractClaim;
import dev.countersign.sync.hrm.EmployeeKey;
import dev.countersign.sync.hrm.HrmPort;
import dev.countersign.sync.hrm.UpsertRequest;
import dev.countersign.sync.hrm.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** From a contract to what the employee's record should say, as the account's mapping or {@code integration.yaml} describes it. */
@Component
public final class ContractMapper {

    /** State of a contract that Oneflow no longer knows. */
    public static final String DELETED = "deleted";

    private final IntegrationDescription integration;
    private final MappingRules rules;

    /** Maps by a description; it must have passed {@link IntegrationCheck}. */
    public ContractMapper(IntegrationDescription integration, HrmPort port) {
        this.integration = integration;
        this.rules = new MappingRules(integration, port.attributes());
    }

    /** Version of an account's mapping, recorded with everything that is written because of it. */
    public String version(AccountMapping own) {
        return own.fields().isEmpty() ? integration.version() : Objects.requireNonNullElse(own.version(), "own");
    }

    /** Why an account's mapping makes no sense; empty when it does. */
    public Optional<String> problem(AccountMapping own) {
        try {
            MappingRules.Rules _ = rules.of(own);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Whether a contract that stands where this one does writes anything. */
    public boolean isWithoutEffect(Contract contract) {
        return integration.scope(Phases.of(contract)) == EffectScope.NOTHING;
    }

    /**
     * Maps a contract.
     *
     * @param own the account's own mapping
     */
    public MappingOutcome map(long accountId, AccountMapping own, Contract contract) {
        MappingRules.Rules chosen;
        try {
            chosen = rules.of(own);
        } catch (IllegalArgumentException e) {
            return new MappingOutcome.Unmappable("The account's field mapping can't be used, " + e.getMessage()
                    + ": choose another one in the setup");
        }
        List<Participant> persons = EmployeeIdentity.candidates(contract);
        if (persons.size() != 1) {
            return new MappingOutcome.Unidentified(
                    persons.isEmpty()
                            ? "The contract has no signatory on the other side: there is no employee to keep in step"
                            : "The contract has " + persons.size()
                                    + " signatories on the other side: it is not clear who the employee is");
        }
        Participant person = persons.getFirst();
        Optional<EmployeeKey> key = EmployeeIdentity.key(accountId, person, integration.identifiedBy());
        if (key.isEmpty()) {
            return new MappingOutcome.Unidentified(
                    "The signatory has none of " + integration.identifiedBy() + ": fill one in and save the contract");
        }
        return new MappingOutcome.Mapped(mapped(contract, chosen, person, key.get()));
    }

    /** What a contract that is gone leaves to be said about the employee it was for; empty when nothing is. */
    public Optional<UpsertRequest> deleted(long contractId, String employeeId) {
        ContractPhase phase = ContractPhase.DELETED;
        if (integration.scope(phase) == EffectScope.NOTHING) {
            return Optional.empty();
        }
        List<Wanted> wanted = new ArrayList<>();
        integration.facts().stream()
                .filter(fact -> fact.fact() == ContractFactName.STATE)
                .forEach(fact -> FactReader.wanted(fact, integration.status(phase, DELETED))
                        .ifPresent(wanted::add));
        wanted.addAll(set(phase));
        ContractClaim claim = new ContractClaim(contractId, Phases.standing(phase), null);
        return Optional.of(new UpsertRequest(null, employeeId, claim, wanted, Set.of(), false));
    }

    private MappedContract mapped(Contract contract, MappingRules.Rules chosen, Participant person, EmployeeKey key) {
        ContractPhase phase = Phases.of(contract);
        EffectScope scope = integration.scope(phase);
        boolean everything = scope == EffectScope.EVERYTHING || scope == EffectScope.EXISTING;
        FieldReader fields = new FieldReader();
        if (everything) {
            chosen.fields().forEach(field -> fields.read(field, value(contract, field.customId())));
            integration.participant().forEach(source -> fields.read(source, person));
        }
        List<Wanted> wanted = new ArrayList<>(fields.wanted());
        wanted.addAll(FactReader.wanted(
                everything ? chosen.facts() : shortFacts(chosen.facts()),
                contract,
                integration.status(phase, contract.state().text())));
        wanted.addAll(set(phase));
        ContractClaim claim = new ContractClaim(contract.id(), Phases.standing(phase), FactReader.signedAt(contract));
        boolean creates = scope == EffectScope.EVERYTHING;
        return new MappedContract(
                new UpsertRequest(key, null, claim, wanted, Set.of(), creates),
                fields.fields(),
                everything ? FactReader.end(contract.lifecycle()) : null);
    }

    private static List<ContractFact> shortFacts(List<ContractFact> facts) {
        return facts.stream()
                .filter(fact -> fact.fact() == ContractFactName.ID || fact.fact() == ContractFactName.STATE)
                .toList();
    }

    private List<Wanted> set(ContractPhase phase) {
        return integration.set(phase).entrySet().stream()
                .map(entry ->
                        new Wanted(entry.getKey(), entry.getValue(), "effect:" + phase.key(), ValueOwner.CONTRACT))
                .toList();
    }

    private static String value(Contract contract, String customId) {
        return contract.field(customId).map(ContractField::value).orElse("");
    }
}
