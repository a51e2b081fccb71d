package dev.countersign.oneflow.model;

import java.util.regex.Pattern;

/**
 * How to address one data field of a contract.
 *
 * @param pathSegment what goes into the path: the id, or {@code c::} and the custom id
 */
public record FieldRef(String pathSegment) {

    private static final Pattern CUSTOM_ID = Pattern.compile("[A-Za-z0-9_.-]{1,255}");

    /** By Oneflow's id. */
    public static FieldRef id(long id) {
        return new FieldRef(Long.toString(id));
    }

    /**
     * By our own key.
     *
     * @throws IllegalArgumentException for custom ids that can't stand in a path
     */
    public static FieldRef customId(String customId) {
        if (!CUSTOM_ID.matcher(customId).matches()) {
            throw new IllegalArgumentException(
                    "The custom_id \"%s\" can't be addressed: letters, digits, '_', '.' and '-' only; use the field's id"
                            .formatted(customId));
        }
        return new FieldRef("c::" + customId);
    }
}
