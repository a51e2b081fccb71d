package dev.countersign.setup.onboarding;

import dev.countersign.schemas.integration.EmployeeAttributes;
import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.setup.mapping.MappedField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the mapping form. Public, because the template reads it.
 *
 * @param attribute what is chosen, which may be nonsense when it was sent
 * @param owner likewise
 * @param attributeError message key; null when the attribute is all right
 * @param clash the other data field that has the same attribute; null when there is none
 * @param ownerError message key; null when the owner is all right
 */
public record MappingLine(
        DataField field,
        String attribute,
        String owner,
        @Nullable String attributeError,
        @Nullable DataField clash,
        @Nullable String ownerError) {

    static MappingLine of(DataField field, MappedField mapped) {
        return new MappingLine(field, mapped.attribute(), mapped.owner().name(), null, null, null);
    }

    /** The attributes to choose from. */
    public List<String> choices() {
        return EmployeeAttributes.choicesFor(field);
    }

    /** The owners to choose from. */
    public List<ValueOwner> owners() {
        return List.of(ValueOwner.values());
    }

    /** Whether something about the line has to be corrected. */
    public boolean isWrong() {
        return attributeError != null || ownerError != null;
    }
}
