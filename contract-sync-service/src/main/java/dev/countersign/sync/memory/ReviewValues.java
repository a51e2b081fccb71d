package dev.countersign.sync.memory;

import org.jspecify.annotations.Nullable;

/**
 * The two sides of a difference. Personal data, hence not in {@link #toString()}.
 *
 * @param proposed what the contract's value would be in the HRM
 * @param shown the same as the contract has it: a manager's name where {@code proposed} is an id
 * @param held what the HRM holds; null when nothing
 */
public record ReviewValues(
        String proposed, String shown, @Nullable String held) {
    @Override
    public String toString() {
        return "ReviewValues[redacted]";
    }
}
