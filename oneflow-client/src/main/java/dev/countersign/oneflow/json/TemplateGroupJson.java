package dev.countersign.oneflow.json;

import dev.countersign.oneflow.model.TemplateField;
import dev.countersign.oneflow.model.TemplateGroup;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template type, in {@code GET} and {@code POST /template_types}. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record TemplateGroupJson(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String description,
        @Nullable Boolean active,
        @Nullable String extensionType,
        @Nullable List<@Nullable TemplateFieldJson> dataFields,
        @Nullable String createdTime,
        @Nullable String updatedTime) {

    /** Translates; fails when id or name are missing. A group that doesn't say otherwise is active. */
    public TemplateGroup toModel() {
        List<TemplateField> fields = dataFields == null ? null : Json.list(dataFields, TemplateFieldJson::toModel);
        return new TemplateGroup(
                Json.required(id, "a template group's id"),
                Json.required(name, "a template group's name"),
                Json.filled(description),
                active == null || active,
                Json.filled(extensionType),
                fields,
                OneflowTime.parse(createdTime, "a template group's created_time"),
                OneflowTime.parse(updatedTime, "a template group's updated_time"));
    }
}
