package dev.countersign.schemas.integration;

import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import java.util.ArrayList;
import java.util.List;

/** The employee attributes that a data field of a type can fill; each HRM adapter knows where they live. */
public final class EmployeeAttributes {

    private static final List<String> TEXTS = List.of(
            "title",
            "department",
            "division",
            "organization",
            "costCenter",
            "employeeNumber",
            "address",
            "email",
            "phone");

    private EmployeeAttributes() {}

    /**
     * The attributes that a data field may be mapped to.
     *
     * @return its own of {@code integration.yaml} first; a partner's adapter may know that one alone
     */
    public static List<String> choicesFor(DataField field) {
        List<String> choices = new ArrayList<>();
        choices.add(field.hrmAttribute());
        of(field.type()).stream()
                .filter(attribute -> !attribute.equals(field.hrmAttribute()))
                .forEach(choices::add);
        return List.copyOf(choices);
    }

    private static List<String> of(ValueType type) {
        return switch (type) {
            case TEXT -> TEXTS;
            case NAME -> List.of("name");
            case DATE -> List.of("birthDate", "employmentStartDate");
            case ADDRESS -> List.of("address");
            case MANAGER -> List.of("manager");
        };
    }
}
