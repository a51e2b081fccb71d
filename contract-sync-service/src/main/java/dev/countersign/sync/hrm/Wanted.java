package dev.countersign.sync.hrm;

import dev.countersign.schemas.integration.ValueOwner;

/**
 * What an attribute should be, as the contract has it. Personal data, hence not in {@link #toString()}.
 *
 * @param attribute a name of {@link Attributes} or of the adapter
 * @param value the text, or for {@link Attributes#MANAGER} the person's name or e-mail address
 * @param source where the value came from, for example {@code data_field:demo_employee_name}
 * @param owner who decides when contract and HRM differ
 */
public record Wanted(String attribute, String value, String source, ValueOwner owner) {
    @Override
    public String toString() {
        return "Wanted[" + attribute + " from " + source + "]";
    }
}
