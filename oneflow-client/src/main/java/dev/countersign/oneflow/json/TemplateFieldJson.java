package dev.countersign.oneflow.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.countersign.oneflow.model.TemplateField;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** A data field of a template type, read and written. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TemplateFieldJson(
        @Nullable Long id,
        @Nullable String customId,
        @Nullable String name,
        @Nullable String description,
        @Nullable String placeholder,
        @Nullable String source,
        @Nullable String value,
        @Nullable Boolean active) {

    /** For the set that {@code PUT .../data_fields} replaces: what Oneflow lets us set, and the id so that the field stays the same. */
    static TemplateFieldJson of(TemplateField field) {
        return new TemplateFieldJson(
                field.id(),
                field.customId(),
                field.name(),
                field.description(),
                field.placeholder(),
                null,
                field.value(),
                null);
    }

    /** Translates; fails when the name is missing. */
    public TemplateField toModel() {
        return new TemplateField(
                id,
                Json.filled(customId),
                Json.required(name, "a template field's name"),
                description,
                placeholder,
                Json.filled(source),
                value,
                active == null || active);
    }
}
