package dev.countersign.sync.mapping;

import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractField;
import dev.countersign.oneflow.model.ContractState;
import dev.countersign.oneflow.model.Lifecycle;
import dev.countersign.oneflow.model.Participant;
import dev.countersign.schemas.integration.IntegrationDescription;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From a contract to what the employee's record should say, as {@code integration.yaml} describes it. */
@Component
public final class ContractMapper {

    /** State of a contract that Oneflow no longer knows. */
    public static final String DELETED = "deleted";

    private final IntegrationDescription integration;

    ContractMapper(IntegrationDescription integration, HrmPort port) {
        MappingValidation.check(integration, port.attributes());
        this.integration = integration;
    }

    /** Version of the mapping, recorded with everything that is written because of it. */
    public String version() {
        return integration.version();
    }

    /**
     * Maps a contract.
     *
     * @param effect what the contract may write; not {@link ContractEffect#NOTHING}
     */
    public MappingOutcome map(long accountId, Contract contract, ContractEffect effect) {
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
        return new MappingOutcome.Mapped(mapped(contract, effect, person, key.get()));
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

    private MappedContract mapped(Contract contract, ContractEffect effect, Participant person, EmployeeKey key) {
        boolean everything = effect == ContractEffect.EVERYTHING;
        FieldReader fields = new FieldReader();
        if (everything) {
            integration.dataFields().forEach(field -> fields.read(field, value(contract, field.customId())));
            addParticipant(person, fields);
        }
        List<Wanted> wanted = new ArrayList<>(fields.wanted());
        wanted.addAll(facts(contract));
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
