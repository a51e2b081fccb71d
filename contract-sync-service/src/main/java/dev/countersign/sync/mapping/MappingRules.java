package dev.countersign.sync.mapping;

import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.schemas.integration.ValueType;
import dev.countersign.sync.hrm.Attributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the data fields to read out of an account's own mapping and {@code integration.yaml}. */
final class MappingRules {

    private static final Map<String, ValueType> TYPES = Map.of(
            Attributes.NAME, ValueType.NAME,
            Attributes.MANAGER, ValueType.MANAGER,
            Attributes.BIRTH_DATE, ValueType.DATE,
            Attributes.EMPLOYMENT_START_DATE, ValueType.DATE,
            Attributes.ADDRESS, ValueType.ADDRESS);
    /** Facts of the contract itself, which no text in it may replace. */
    private static final Set<String> NOT_FOR_FIELDS =
            Set.of(Attributes.CONTRACT_ID, Attributes.CONTRACT_STATUS, Attributes.CONTRACT_SIGNED_AT);

    private final IntegrationDescription integration;
    private final Set<String> attributes;

    /** @param attributes that the HRM has a place for */
    MappingRules(IntegrationDescription integration, Set<String> attributes) {
        MappingValidation.check(integration, attributes);
        this.integration = integration;
        this.attributes = attributes;
    }

    /**
     * The fields to read.
     *
     * @throws IllegalArgumentException if the mapping makes no sense; the message says why to a person who can change it
     */
    List<DataField> fields(AccountMapping mapping) {
        if (mapping.fields().isEmpty()) {
            return integration.dataFields();
        }
        Set<String> customIds = new HashSet<>();
        Set<String> taken = new HashSet<>();
        List<DataField> fields = new ArrayList<>();
        for (AccountMapping.Field field : mapping.fields()) {
            if (!customIds.add(field.customId())) {
                throw wrong(field, "the data field is mapped twice");
            }
            if (!taken.add(field.attribute())) {
                throw wrong(field, "two data fields are mapped to this attribute");
            }
            fields.add(dataField(field));
        }
        return List.copyOf(fields);
    }

    private DataField dataField(AccountMapping.Field field) {
        if (NOT_FOR_FIELDS.contains(field.attribute())) {
            throw wrong(field, "the attribute is a fact of the contract, no data field's");
        }
        Optional<DataField> known = integration.dataFields().stream()
                .filter(each -> each.customId().equals(field.customId()))
                .findFirst();
        ValueType type = known.filter(each -> each.hrmAttribute().equals(field.attribute()))
                .map(DataField::type)
                .orElseGet(() -> TYPES.getOrDefault(field.attribute(), ValueType.TEXT));
        DataField read = new DataField(
                field.customId(),
                known.map(DataField::name).orElse(field.customId()),
                null,
                null,
                field.attribute(),
                type,
                owner(field));
        MappingValidation.check(read, attributes);
        return read;
    }

    private static ValueOwner owner(AccountMapping.Field field) {
        try {
            return ValueOwner.valueOf(field.owner());
        } catch (IllegalArgumentException _) {
            throw wrong(field, "the owner '" + field.owner() + "' is unknown");
        }
    }

    private static IllegalArgumentException wrong(AccountMapping.Field field, String what) {
        return new IllegalArgumentException(
                "data field " + field.customId() + " to attribute " + field.attribute() + ": " + what);
    }
}
