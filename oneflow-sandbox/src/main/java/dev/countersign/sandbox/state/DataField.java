package dev.countersign.sandbox.state;

import org.jspecify.annotations.Nullable;

/**
 * A data field as a template group defines it.
 *
 * @param customId unique within the template group
 * @param system true for fields of Oneflow itself, which the API shows but never changes
 * @param value the default of new contracts, at most 1,024 characters
 */
public record DataField(
        long id,
        String customId,
        String name,
        @Nullable String description,
        @Nullable String placeholder,
        boolean system,
        boolean active,
        @Nullable String value) {

    public static final int LONGEST_VALUE = 1024;

    /** The same definition for an existing field, which keeps its id. */
    public DataField withId(long existingId) {
        return new DataField(existingId, customId, name, description, placeholder, system, active, value);
    }
}
