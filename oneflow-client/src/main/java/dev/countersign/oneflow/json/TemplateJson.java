package dev.countersign.oneflow.json;

import dev.countersign.oneflow.model.Template;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** A template, in {@code GET /templates/{id}}. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record TemplateJson(
        @Nullable Long id, @Nullable String name, @Nullable GroupJson templateType) {

    /** Translates; fails when the id is missing. */
    public Template toModel() {
        return new Template(
                Json.required(id, "a template's id"),
                Json.filled(name),
                templateType == null ? null : templateType.id());
    }

    /** The embedded template type, of which only the id matters. */
    @Serdeable
    public record GroupJson(@Nullable Long id) {}
}
