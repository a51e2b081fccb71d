package dev.countersign.sync.mapping;

import dev.countersign.schemas.integration.ContractFact;
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
import java.util.stream.Collectors;

/** Makes the data fields to read out of an account's own mapping and {@code integration.yaml}. */
final class MappingRules {

    private static final Map<String, ValueType> TYPES = Map.of(
            Attributes.NAME, ValueType.NAME,
            Attributes.MANAGER, ValueType.MANAGER,
            Attributes.BIRTH_DATE, ValueType.DATE,
            Attributes.EMPLOYMENT_START_DATE, ValueType.DATE,
            Attributes.EMPLOYMENT_END_DATE, ValueType.DATE,
            Attributes.ADDRESS, ValueType.ADDRESS);

    /** What is to be read of a contract. */
    record Rules(List<DataField> fields, List<ContractFact> facts) {
        Rules {
            fields = List.copyOf(fields);
            facts = List.copyOf(facts);
        }
    }

    private final IntegrationDescription integration;
    private final Set<String> attributes;
    /** Attributes that tell which contract a record follows: no text in a contract may replace them. */
    private final Set<String> notForFields;

    /** @param attributes that an HRM has a place for */
    MappingRules(IntegrationDescription integration, Set<String> attributes) {
        this.integration = integration;
        this.attributes = attributes;
        this.notForFields = integration.facts().stream()
                .filter(fact -> fact.fact().isIdentity())
                .map(ContractFact::hrmAttribute)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What to read under an account's mapping. A data field that the account gave the attribute of a fact, such as the first day, takes the fact's place.
     *
     * @throws IllegalArgumentException if the mapping makes no sense; the message says why to a person who can change it
     */
    Rules of(AccountMapping mapping) {
        if (mapping.fields().isEmpty()) {
            return new Rules(integration.dataFields(), integration.facts());
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
        return new Rules(
                fields,
                integration.facts().stream()
                        .filter(fact -> !taken.contains(fact.hrmAttribute()))
                        .toList());
    }

    private DataField dataField(AccountMapping.Field field) {
        if (notForFields.contains(field.attribute())) {
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
                owner(field),
                known.map(DataField::whenEmpty).orElse(null));
        IntegrationCheck.problem(read, attributes).ifPresent(problem -> {
            throw wrong(field, problem);
        });
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
