package dev.countersign.schemas.integration;

import static dev.countersign.schemas.integration.Checks.attribute;
import static dev.countersign.schemas.integration.Checks.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a phase of a contract does to the employee's record; what is left out is as by default.
 *
 * @param writes how much is written
 * @param contractStatus the text of the fact {@code state}
 * @param set further attributes and the texts they get, such as {@code active: "false"}
 */
public record PhaseEffect(
        @Nullable EffectScope writes,
        @Nullable String contractStatus,
        @Nullable Map<String, String> set) {

    /** As by default. */
    static final PhaseEffect DEFAULT = new PhaseEffect(null, null, null);

    private static final int LONGEST = 100;

    public PhaseEffect {
        if (contractStatus != null) {
            text("contractStatus", contractStatus, LONGEST);
        }
        set = set == null ? Map.of() : Map.copyOf(set);
        set.forEach((attribute, value) -> {
            attribute("set." + attribute, attribute);
            text("set." + attribute, value, LONGEST);
        });
    }
}
