package dev.countersign.sync.hrm;

import org.jspecify.annotations.Nullable;

/**
 * A change of one attribute that was seen in the HRM after the write. Personal data, hence not in {@link #toString()}.
 *
 * @param attribute the attribute's name
 * @param path the HRM's own name of it
 * @param source where the value came from
 * @param before what the HRM held; null when it held nothing
 * @param after what it holds now
 */
public record FieldChange(
        String attribute,
        String path,
        String source,
        @Nullable String before,
        String after) {

    /** {@code set} where nothing was, else {@code changed}. */
    public String kind() {
        return before == null ? "set" : "changed";
    }

    @Override
    public String toString() {
        return "FieldChange[" + kind() + " " + path + "]";
    }
}
