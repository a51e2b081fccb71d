package dev.countersign.schemas.integration;

import static dev.countersign.schemas.integration.Checks.check;
import static dev.countersign.schemas.integration.Checks.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 */
public record IntegrationDescription(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String version,
        @JsonProperty(required = true) TemplateGroup templateGroup,
        @JsonProperty(required = true) List<DataField> dataFields,
        @JsonProperty(required = true) List<EmployeeIdentifier> identifiedBy,
        @JsonProperty(required = true) List<String> events) {

    private static final int MOST_DATA_FIELDS = 100;
    private static final int MOST_EVENTS = 50;
    private static final int LONGEST_NAME = 100;

    public IntegrationDescription {
        text("name", name, LONGEST_NAME);
        text("version", version, LONGEST_NAME);
        check(templateGroup != null, "templateGroup is missing");
        check(dataFields != null, "dataFields is missing");
        check(identifiedBy != null, "identifiedBy is missing");
        check(events != null, "events is missing");
        dataFields = List.copyOf(dataFields);
        identifiedBy = List.copyOf(identifiedBy);
        events = List.copyOf(events);
        check(
                !dataFields.isEmpty() && dataFields.size() <= MOST_DATA_FIELDS,
                "dataFields must have 1 to " + MOST_DATA_FIELDS + " entries, it has " + dataFields.size());
        check(!identifiedBy.isEmpty(), "identifiedBy must name at least one of IDENTIFICATION_NUMBER, EMAIL");
        check(
                !events.isEmpty() && events.size() <= MOST_EVENTS,
                "events must have 1 to " + MOST_EVENTS + " entries, it has " + events.size());
        Set<String> customIds = new HashSet<>();
        Set<String> attributes = new HashSet<>();
        for (DataField field : dataFields) {
            check(customIds.add(field.customId()), "dataFields has the customId " + field.customId() + " twice");
            check(
                    attributes.add(field.hrmAttribute()),
                    "dataFields maps the hrmAttribute " + field.hrmAttribute() + " twice");
        }
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
            text("templateGroup.name", name, LONGEST_NAME);
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
     */
    public record DataField(
            @JsonProperty(required = true) String customId,
            @JsonProperty(required = true) String name,
            @Nullable String description,
            @Nullable String placeholder,
            @JsonProperty(required = true) String hrmAttribute,
            @JsonProperty(required = true) ValueType type,
            @JsonProperty(required = true) ValueOwner owner) {
        public DataField {
            check(
                    customId != null && customId.matches("[a-z0-9_]{1,100}"),
                    "dataFields.customId must be 1 to 100 of a-z, 0-9 and _, it is '" + customId + "'");
            text("dataFields.name of " + customId, name, LONGEST_NAME);
            check(
                    hrmAttribute != null && hrmAttribute.matches("[a-z][A-Za-z0-9]{0,99}"),
                    "dataFields.hrmAttribute of " + customId + " must be a camel-case word, it is '" + hrmAttribute
                            + "'");
            check(type != null, "dataFields.type of " + customId + " is missing");
            check(owner != null, "dataFields.owner of " + customId + " is missing");
        }
    }
}
