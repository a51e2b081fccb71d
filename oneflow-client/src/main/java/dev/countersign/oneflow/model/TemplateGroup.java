package dev.countersign.oneflow.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template group ("template type" in the API): templates assigned to it inherit its data fields.
 *
 * @param active inactive groups can't be used for new templates
 * @param fields its data fields; null when Oneflow left them out, as it may in lists: then read the single group
 */
public record TemplateGroup(
        long id,
        String name,
        @Nullable String description,
        boolean active,
        @Nullable String extensionType,
        @Nullable List<TemplateField> fields,
        @Nullable Instant createdTime,
        @Nullable Instant updatedTime) {

    public TemplateGroup {
        fields = fields == null ? null : List.copyOf(fields);
    }
}
