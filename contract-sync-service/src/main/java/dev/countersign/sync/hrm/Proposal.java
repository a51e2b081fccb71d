package dev.countersign.sync.hrm;

import org.jspecify.annotations.Nullable;

/**
 * A difference that waits for a person. Personal data, hence not in {@link #toString()}.
 *
 * @param attribute the attribute's name
 * @param source where the contract's value comes from
 * @param proposed the value to be written
 * @param shown the same as the contract has it: a manager's name where {@code proposed} is an id
 * @param held what the HRM holds; null when nothing
 * @param changedByHand whether what it holds replaced a value that this system had written
 */
public record Proposal(
        String attribute,
        String source,
        String proposed,
        String shown,
        @Nullable String held,
        boolean changedByHand) {
    @Override
    public String toString() {
        return "Proposal[" + attribute + " from " + source + "]";
    }
}
