package dev.countersign.sync.hrm;

import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.schemas.integration.WhenEmpty;

/**
 * What an attribute should be, as the contract has it. Personal data, hence not in {@link #toString()}.
 *
 * @param attribute a name of {@link Attributes} or of the adapter
 * @param value the text, or for {@link Attributes#MANAGER} the person's name or e-mail address; empty: it should hold nothing
 * @param source where the value came from, for example {@code data_field:demo_employee_name}
 * @param owner who decides when contract and HRM differ
 * @param whenEmpty what an empty value means; not {@link WhenEmpty#KEEP} if it is empty
 */
public record Wanted(String attribute, String value, String source, ValueOwner owner, WhenEmpty whenEmpty) {

    /** A value that is not empty. */
    public Wanted(String attribute, String value, String source, ValueOwner owner) {
        this(attribute, value, source, owner, WhenEmpty.KEEP);
    }

    /** Whether the attribute should hold nothing. */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    Wanted withValue(String other) {
        return new Wanted(attribute, other, source, owner, whenEmpty);
    }

    @Override
    public String toString() {
        return "Wanted[" + attribute + " from " + source + "]";
    }
}
