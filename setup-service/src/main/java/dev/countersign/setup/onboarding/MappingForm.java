package dev.countersign.setup.onboarding;

import dev.countersign.schemas.integration.EmployeeAttributes;
import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.setup.mapping.FieldMapping;
import dev.countersign.setup.mapping.MappedField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mapping as a form: an attribute and an owner for each data field, under names that end with the field's custom id. */
@Component
final class MappingForm {

    static final String ATTRIBUTE = "attribute.";
    static final String OWNER = "owner.";

    private final IntegrationDescription integration;

    MappingForm(IntegrationDescription integration) {
        this.integration = integration;
    }

    /** What was sent. */
    sealed interface Sent {
        /** A mapping that can be used. */
        record Valid(FieldMapping mapping) implements Sent {}

        /** Something is wrong; the lines say what. */
        record Wrong(List<MappingLine> lines) implements Sent {
            public Wrong {
                lines = List.copyOf(lines);
            }
        }
    }

    List<MappingLine> show(FieldMapping mapping) {
        return integration.dataFields().stream()
                .map(field -> MappingLine.of(field, Objects.requireNonNull(mapping.of(field.customId()))))
                .toList();
    }

    List<MappingLine> showDefaults() {
        return show(FieldMapping.defaultOf(integration));
    }

    Sent read(Map<String, String[]> parameters) {
        List<MappingLine> lines = new ArrayList<>();
        Map<String, DataField> taken = new HashMap<>();
        for (DataField field : integration.dataFields()) {
            String attribute = single(parameters, ATTRIBUTE + field.customId());
            String owner = single(parameters, OWNER + field.customId());
            DataField clash = taken.putIfAbsent(attribute, field);
            lines.add(new MappingLine(
                    field, attribute, owner, attributeError(field, attribute, clash), clash, ownerError(owner)));
        }
        return lines.stream().anyMatch(MappingLine::isWrong)
                ? new Sent.Wrong(lines)
                : new Sent.Valid(
                        new FieldMapping(lines.stream().map(MappingForm::mapped).toList()));
    }

    private static @Nullable String attributeError(DataField field, String attribute, @Nullable DataField clash) {
        if (!EmployeeAttributes.choicesFor(field).contains(attribute)) {
            return "mapping.error.attribute";
        }
        return clash == null ? null : "mapping.error.twice";
    }

    private static @Nullable String ownerError(String owner) {
        boolean known = Arrays.stream(ValueOwner.values()).map(ValueOwner::name).anyMatch(owner::equals);
        return known ? null : "mapping.error.owner";
    }

    private static MappedField mapped(MappingLine line) {
        return new MappedField(line.field().customId(), line.attribute(), ValueOwner.valueOf(line.owner()));
    }

    private static String single(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values.length != 1 ? "" : values[0];
    }
}
