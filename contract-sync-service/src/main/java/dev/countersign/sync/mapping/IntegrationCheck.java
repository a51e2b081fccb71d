package dev.countersign.sync.mapping;

import dev.countersign.schemas.integration.ContractPhase;
import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.integration.IntegrationDescription.DataField;
import dev.countersign.schemas.integration.LocatedIntegration;
import dev.countersign.schemas.integration.ValueType;
import dev.countersign.sync.hrm.Attributes;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether an HRM has a place for everything {@code integration.yaml} maps; asked at start, and of each mapping of an account's own. */
public final class IntegrationCheck {

    private IntegrationCheck() {}

    /**
     * Checks a description.
     *
     * @param attributes that an HRM has a place for
     * @throws dev.countersign.schemas.integration.InvalidIntegrationException naming the line of what has none
     */
    public static void check(LocatedIntegration located, Set<String> attributes) {
        IntegrationDescription integration = located.description();
        for (int i = 0; i < integration.dataFields().size(); i++) {
            String at = "dataFields[" + i + "].hrmAttribute";
            problem(integration.dataFields().get(i), attributes).ifPresent(problem -> {
                throw located.invalid(at, problem);
            });
        }
        for (int i = 0; i < integration.participant().size(); i++) {
            check(
                    located,
                    "participant[" + i + "].hrmAttribute",
                    integration.participant().get(i).hrmAttribute(),
                    true,
                    attributes);
        }
        for (int i = 0; i < integration.facts().size(); i++) {
            check(
                    located,
                    "facts[" + i + "].hrmAttribute",
                    integration.facts().get(i).hrmAttribute(),
                    false,
                    attributes);
        }
        for (ContractPhase phase : ContractPhase.values()) {
            integration
                    .set(phase)
                    .keySet()
                    .forEach(attribute -> check(
                            located, "effects." + phase.key() + ".set." + attribute, attribute, false, attributes));
        }
    }

    /** What is wrong with a data field; empty when nothing is. */
    static Optional<String> problem(DataField field, Set<String> attributes) {
        boolean isName = field.hrmAttribute().equals(Attributes.NAME);
        boolean isManager = field.hrmAttribute().equals(Attributes.MANAGER);
        if (isName != (field.type() == ValueType.NAME)) {
            return Optional.of("the attribute 'name' and the type 'name' belong together");
        }
        if (isManager != (field.type() == ValueType.MANAGER)) {
            return Optional.of("the attribute 'manager' and the type 'manager' belong together");
        }
        return isName || attributes.contains(field.hrmAttribute())
                ? Optional.empty()
                : Optional.of(noPlace(field.hrmAttribute(), true, attributes));
    }

    private static void check(
            LocatedIntegration located, String at, String attribute, boolean nameToo, Set<String> attributes) {
        boolean isName = nameToo && attribute.equals(Attributes.NAME);
        if (!isName && (!attributes.contains(attribute) || attribute.equals(Attributes.MANAGER))) {
            throw located.invalid(at, noPlace(attribute, nameToo, attributes));
        }
    }

    private static String noPlace(String attribute, boolean nameToo, Set<String> attributes) {
        Set<String> known = new TreeSet<>(attributes);
        if (nameToo) {
            known.add(Attributes.NAME);
        }
        return "no HRM has a place for the attribute " + attribute + " here; there are " + known;
    }
}
