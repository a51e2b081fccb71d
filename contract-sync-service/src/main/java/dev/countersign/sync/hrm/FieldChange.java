package dev.countersign.sync.hrm;

import org.jspecify.annotations.Nullable;

/**
 * A change of one attribute that was seen in the HRM after the write. Personal data, hence not in {@link #toString()}.
 *
 * @param attribute the attribute's name
 * @param path the HRM's own name of it
 * @param source where the value came from
 * @param before what the HRM held; null when it held nothing
 * @param after what it holds now; empty when it was cleared
 * @param remark {@link #HAND_EDIT} when what was there had been changed by hand; null otherwise
 */
public record FieldChange(
        String attribute,
        String path,
        String source,
        @Nullable String before,
        String after,
        @Nullable String remark) {

    /** What was replaced had been put there by somebody else in place of this system's value. */
    public static final String HAND_EDIT = "hand_edit";

    /** A change without a remark. */
    public FieldChange(String attribute, String path, String source, @Nullable String before, String after) {
        this(attribute, path, source, before, after, null);
    }

    /** {@code set} where nothing was, {@code cleared}, {@code changed}; {@code hand_edit_replaced} when it was somebody's correction. */
    public String kind() {
        if (HAND_EDIT.equals(remark)) {
            return FieldNote.HAND_EDIT_REPLACED;
        }
        if (after.isEmpty()) {
            return "cleared";
        }
        return before == null ? "set" : "changed";
    }

    @Override
    public String toString() {
        return "FieldChange[" + kind() + " " + path + "]";
    }
}
