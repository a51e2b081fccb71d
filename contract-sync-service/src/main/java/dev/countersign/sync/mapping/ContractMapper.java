package dev.countersign.sync.mapping;

import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractField;
import dev.countersign.oneflow.model.ContractState;
import dev.countersign.oneflow.model.Lifecycle;
import dev.countersign.oneflow.model.Participant;
import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.sync.hrm.Attributes;
import dev.countersign.sync.hrm.ContractClaim;
import dev.countersign.sync.hrm.EmployeeKey;
import dev.countersign.sync.hrm.HrmPort;
import dev.countersign.sync.hrm.UpsertRequest;
import dev.countersign.sync.hrm.Wanted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From a contract to what the employee's record should say, as the account's mapping or {@code integration.yaml} describes it. */
@Component
public final class ContractMapper {

    /** State of a contract that Oneflow no longer knows. */
    public static final String DELETED = "deleted";

    private final IntegrationDescription integration;
    private final MappingRules rules;

    ContractMapper(IntegrationDescription integration, HrmPort port) {
        this.integration = integration;
        this.rules = new MappingRules(integration, port.attributes());
    }

    /** Version of an account's mapping, recorded with everything that is written because of it. */
    public String version(AccountMapping own) {
        return own.fields().isEmpty() ? integration.version() : Objects.requireNonNullElse(own.version(), "own");
    }

    /**
     * Maps a contract.
     *
     * @param own the account's own mapping
     * @param effect what the contract may write; not {@link ContractEffect#NOTHING}
     */
    public MappingOutcome map(long accountId, AccountMapping own, Contract contract, ContractEffect effect) {
        List<DataField> dataFields;
        try {
            dataFields = rules.fields(own);
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
        return new MappingOutcome.Mapped(mapped(contract, dataFields, effect, person, key.get()));
    }

    /** What a contract that is gone leaves to be said about the employee it was for. */
    public UpsertRequest deleted(long contractId, String employeeId) {
        return new UpsertRequest(
                null,
                employeeId,
                new ContractClaim(contractId, false, null),
                List.of(fact(Attributes.CONTRACT_STATUS, DELETED, "contract:state")),
                Set.of(),
                false);
    }

    private static MappedContract mapped(
            Contract contract, List<DataField> dataFields, ContractEffect effect, Participant person, EmployeeKey key) {
        boolean everything = effect == ContractEffect.EVERYTHING;
        FieldReader fields = new FieldReader();
        if (everything) {
            dataFields.forEach(field -> fields.read(field, value(contract, field.customId())));
            addParticipant(person, fields);
        }
        List<Wanted> wanted = new ArrayList<>(fields.wanted());
        facts(contract).stream()
                .filter(fact -> !isMapped(fact.attribute(), dataFields))
                .forEach(wanted::add);
        boolean signed = contract.state().is(ContractState.SIGNED);
        ContractClaim claim = new ContractClaim(contract.id(), signed, signed ? signedAt(contract) : null);
        return new MappedContract(new UpsertRequest(key, null, claim, wanted, Set.of(), everything), fields.fields());
    }

    /** The participant fills gaps only: an HRM's phone number is seldom worse than the one a contract was sent to. */
    private static void addParticipant(Participant person, FieldReader fields) {
        fields.fillGap(Attributes.EMAIL, Texts.email(Texts.orEmpty(person.email())), "participant:email");
        fields.fillGap(
                Attributes.PHONE, Texts.oneLine(Texts.orEmpty(person.phoneNumber())), "participant:phone_number");
        fields.fillGap(
                Attributes.EMPLOYEE_NUMBER,
                Texts.number(Texts.orEmpty(person.identificationNumber())),
                "participant:identification_number");
        fields.fillGap(Attributes.TITLE, Texts.oneLine(Texts.orEmpty(person.title())), "participant:title");
        fields.fillNameGap(Texts.orEmpty(person.name()), "participant:name");
    }

    /**
     * Whoever maps a data field to an attribute has said where its value comes from and who decides: the contract's own start date, which
     * is often the day it was signed, is then not written, not even if the field is empty.
     */
    private static boolean isMapped(String attribute, List<DataField> dataFields) {
        return dataFields.stream().anyMatch(field -> field.hrmAttribute().equals(attribute));
    }

    private static List<Wanted> facts(Contract contract) {
        List<Wanted> facts = new ArrayList<>();
        facts.add(fact(Attributes.CONTRACT_ID, Long.toString(contract.id()), "contract:id"));
        facts.add(fact(Attributes.CONTRACT_STATUS, contract.state().text(), "contract:state"));
        if (contract.state().is(ContractState.SIGNED)) {
            Instant signedAt = signedAt(contract);
            if (signedAt != null) {
                facts.add(fact(Attributes.CONTRACT_SIGNED_AT, signedAt.toString(), "contract:state_updated_time"));
            }
            LocalDate start = start(contract.lifecycle());
            if (start != null) {
                facts.add(fact(Attributes.EMPLOYMENT_START_DATE, start.toString(), "contract:lifecycle_start"));
            }
        }
        return facts;
    }

    private static @Nullable Instant signedAt(Contract contract) {
        Instant at = contract.stateUpdatedTime();
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static @Nullable LocalDate start(@Nullable Lifecycle lifecycle) {
        if (lifecycle == null) {
            return null;
        }
        if (lifecycle.startDate() != null) {
            return lifecycle.startDate();
        }
        Instant start = lifecycle.contractStartTime();
        return start == null ? null : LocalDate.ofInstant(start, ZoneOffset.UTC);
    }

    private static Wanted fact(String attribute, String value, String source) {
        return new Wanted(attribute, value, source, ValueOwner.CONTRACT);
    }

    private static String value(Contract contract, String customId) {
        return contract.field(customId).map(ContractField::value).orElse("");
    }
}
