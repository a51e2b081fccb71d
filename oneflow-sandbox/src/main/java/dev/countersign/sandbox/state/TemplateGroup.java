package dev.countersign.sandbox.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template group; the API calls it a template type. It defines the data fields of its templates. */
public record TemplateGroup(
        long id,
        long accountId,
        String name,
        @Nullable String description,
        String extensionType,
        Instant createdTime,
        @Nullable Instant updatedTime,
        List<DataField> dataFields) {

    public TemplateGroup {
        dataFields = List.copyOf(dataFields);
    }

    public TemplateGroup withDataFields(List<DataField> fields, Instant now) {
        return new TemplateGroup(id, accountId, name, description, extensionType, createdTime, now, fields);
    }

    public TemplateGroup renamed(String newName, @Nullable String newDescription, Instant now) {
        return new TemplateGroup(id, accountId, newName, newDescription, extensionType, createdTime, now, dataFields);
    }
}
