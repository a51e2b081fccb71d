package dev.countersign.sync.mapping;

import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import dev.countersign.schemas.integration.ValueType;
import dev.countersign.sync.hrm.Attributes;
import java.util.Set;
import java.util.TreeSet;

/** Whether the HRM has a place for everything {@code integration.yaml} maps; asked at start, and of each mapping of an account's own. */
final class MappingValidation {

    private MappingValidation() {}

    /** Checks it; the exception names the data field. */
    static void check(IntegrationDescription integration, Set<String> attributes) {
        try {
            integration.dataFields().forEach(field -> check(field, attributes));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("integration.yaml, " + e.getMessage(), e);
        }
    }

    /** Checks one field; the exception names it. */
    static void check(DataField field, Set<String> attributes) {
        boolean isName = field.hrmAttribute().equals(Attributes.NAME);
        boolean isManager = field.hrmAttribute().equals(Attributes.MANAGER);
        if (isName != (field.type() == ValueType.NAME)) {
            throw wrong(field, "the attribute 'name' and the type 'name' belong together");
        }
        if (isManager != (field.type() == ValueType.MANAGER)) {
            throw wrong(field, "the attribute 'manager' and the type 'manager' belong together");
        }
        if (!isName && !attributes.contains(field.hrmAttribute())) {
            Set<String> known = new TreeSet<>(attributes);
            known.add(Attributes.NAME);
            throw wrong(field, "the HRM has no place for the attribute; there are " + known);
        }
    }

    private static IllegalArgumentException wrong(DataField field, String what) {
        return new IllegalArgumentException("data field " + field.customId() + " (hrmAttribute " + field.hrmAttribute()
                + ", type " + field.type() + "): " + what);
    }
}
