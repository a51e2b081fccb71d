package dev.countersign.oneflow.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.countersign.oneflow.model.NewTemplateGroup;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /template_types}. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewTemplateGroupJson(String name, @Nullable String description) {

    /** The body for this group. */
    public static NewTemplateGroupJson of(NewTemplateGroup group) {
        return new NewTemplateGroupJson(group.name(), group.description());
    }
}
