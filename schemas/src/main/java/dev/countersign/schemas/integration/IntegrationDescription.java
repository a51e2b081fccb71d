package dev.countersign.schemas.integration;

import static dev.countersign.schemas.integration.Checks.attribute;
import static dev.countersign.schemas.integration.Checks.check;
import static dev.countersign.schemas.integration.Checks.present;
import static dev.countersign.schemas.integration.Checks.size;
import static dev.countersign.schemas.integration.Checks.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What this integration is: the content of {@code integration.yaml}.
 *
 * @param name the extension's name in the Oneflow Marketplace
 * @param version version of this description; recorded with everything that was written because of it
 * @param templateGroup the template group whose contracts belong to the integration
 * @param dataFields the data fields of that group, 1 to 100
 * @param identifiedBy how the employee of a contract is recognised, the first that the participant has wins
 * @param events the Oneflow event types that the webhook asks for, 1 to 50 (Oneflow's bound)
 * @param participant what the signing participant fills; left out: every property fills the gaps of its attribute
 * @param facts what the contract itself fills; left out: all but the link
 * @param effects what each phase of a contract does, by {@link ContractPhase#key()}; phases that are left out do what they do by default
 */
public record IntegrationDescription(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String version,
        @JsonProperty(required = true) TemplateGroup templateGroup,
        @JsonProperty(required = true) List<DataField> dataFields,
        @JsonProperty(required = true) List<EmployeeIdentifier> identifiedBy,
        @JsonProperty(required = true) List<String> events,
        @Nullable List<ParticipantSource> participant,
        @Nullable List<ContractFact> facts,
        @Nullable Map<String, PhaseEffect> effects) {

    private static final int MOST_DATA_FIELDS = 100;
    private static final int MOST_EVENTS = 50;
    static final int LONGEST_NAME = 100;

    public IntegrationDescription {
        text("name", name, LONGEST_NAME);
        text("version", version, LONGEST_NAME);
        present("templateGroup", templateGroup);
        present("dataFields", dataFields);
        present("identifiedBy", identifiedBy);
        present("events", events);
        dataFields = List.copyOf(dataFields);
        identifiedBy = List.copyOf(identifiedBy);
        events = List.copyOf(events);
        participant = participant == null ? ParticipantSource.DEFAULTS : List.copyOf(participant);
        facts = facts == null ? ContractFact.DEFAULTS : List.copyOf(facts);
        effects = effects == null ? Map.of() : Map.copyOf(effects);
        size("dataFields", dataFields.size(), MOST_DATA_FIELDS);
        size("events", events.size(), MOST_EVENTS);
        check(
                !identifiedBy.isEmpty(),
                "identifiedBy",
                "identifiedBy must name at least one of identification_number, email");
        Clashes.check(dataFields, participant, facts, effects);
    }

    /** With the default sources and effects. */
    public IntegrationDescription(
            String name,
            String version,
            TemplateGroup templateGroup,
            List<DataField> dataFields,
            List<EmployeeIdentifier> identifiedBy,
            List<String> events) {
        this(name, version, templateGroup, dataFields, identifiedBy, events, null, null, null);
    }

    @Override
    public List<ParticipantSource> participant() {
        return Objects.requireNonNull(participant);
    }

    @Override
    public List<ContractFact> facts() {
        return Objects.requireNonNull(facts);
    }

    @Override
    public Map<String, PhaseEffect> effects() {
        return Objects.requireNonNull(effects);
    }

    /** How much a contract in this phase writes. */
    public EffectScope scope(ContractPhase phase) {
        EffectScope said = effect(phase).writes();
        return said == null ? phase.defaultScope() : said;
    }

    /**
     * The text of the fact {@code state} in this phase.
     *
     * @param state Oneflow's own word for the contract's state
     */
    public String status(ContractPhase phase, String state) {
        String said = effect(phase).contractStatus();
        return said == null ? phase.defaultStatus(state) : said;
    }

    /** Further attributes that are set in this phase. */
    public Map<String, String> set(ContractPhase phase) {
        return Objects.requireNonNull(effect(phase).set());
    }

    private PhaseEffect effect(ContractPhase phase) {
        return effects().getOrDefault(phase.key(), PhaseEffect.DEFAULT);
    }

    /**
     * A template group ("template type" in Oneflow's API).
     *
     * @param name found or created by this name
     * @param description for people, when it is created
     */
    public record TemplateGroup(
            @JsonProperty(required = true) String name,
            @Nullable String description) {
        public TemplateGroup {
            text("name", name, LONGEST_NAME);
        }
    }

    /**
     * A data field and where its value goes.
     *
     * @param customId Oneflow's custom_id, unique within the template group
     * @param name the label people see in Oneflow
     * @param description for people, when the field is created
     * @param placeholder shown while the field is empty
     * @param hrmAttribute the employee attribute that takes the value: name, birthDate, address, manager, title, …; the
     *     HRM adapter knows where it lives
     * @param type how the text is read
     * @param owner who decides when contract and HRM differ
     * @param whenEmpty what an empty field means; left out: {@link WhenEmpty#KEEP}
     */
    public record DataField(
            @JsonProperty(required = true) String customId,
            @JsonProperty(required = true) String name,
            @Nullable String description,
            @Nullable String placeholder,
            @JsonProperty(required = true) String hrmAttribute,
            @JsonProperty(required = true) ValueType type,
            @JsonProperty(required = true) ValueOwner owner,
            @Nullable WhenEmpty whenEmpty) {
        public DataField {
            check(
                    customId != null && customId.matches("[a-z0-9_]{1,100}"),
                    "customId",
                    "customId must be 1 to 100 of a-z, 0-9 and _, it is '" + customId + "'");
            text("name", name, LONGEST_NAME);
            attribute("hrmAttribute", hrmAttribute);
            present("type", type);
            present("owner", owner);
            whenEmpty = whenEmpty == null ? WhenEmpty.KEEP : whenEmpty;
        }

        /** One whose emptiness means nothing. */
        public DataField(
                String customId,
                String name,
                @Nullable String description,
                @Nullable String placeholder,
                String hrmAttribute,
                ValueType type,
                ValueOwner owner) {
            this(customId, name, description, placeholder, hrmAttribute, type, owner, null);
        }

        @Override
        public WhenEmpty whenEmpty() {
            return Objects.requireNonNull(whenEmpty);
        }
    }
}
