package dev.countersign.oneflow.model;

import org.jspecify.annotations.Nullable;

/**
 * A data field of a template group.
 *
 * @param id Oneflow's id; null for a field to be created. Sent back, it lets a renamed field stay the same field
 * @param customId our key for it, unique within the group; null for fields that people made in Oneflow without one
 * @param source "user" or "system"; Oneflow ignores changes to system fields
 * @param value default value, at most 1,024 characters
 * @param active only active fields can be used
 */
public record TemplateField(
        @Nullable Long id,
        @Nullable String customId,
        String name,
        @Nullable String description,
        @Nullable String placeholder,
        @Nullable String source,
        @Nullable String value,
        boolean active) {

    public TemplateField {
        if (value != null) {
            Texts.requireLength("value of the data field " + customId, value, 0, ContractField.MAX_VALUE_LENGTH);
        }
    }

    /** A field to be created. */
    public static TemplateField create(String customId, String name, @Nullable String description) {
        Texts.requireLength("custom_id of a data field", customId, 1, 255);
        Texts.requireLength("name of the data field " + customId, name, 1, 255);
        return new TemplateField(null, customId, name, description, null, null, null, true);
    }
}
