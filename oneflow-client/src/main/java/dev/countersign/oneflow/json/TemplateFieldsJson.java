package dev.countersign.oneflow.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.countersign.oneflow.model.TemplateField;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/** Body of {@code PUT /template_types/{id}/data_fields}: always with the list, since an empty set means "remove all". */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TemplateFieldsJson(List<TemplateFieldJson> dataFields) {

    /** The body for these fields. */
    public static TemplateFieldsJson of(List<TemplateField> fields) {
        return new TemplateFieldsJson(fields.stream().map(TemplateFieldJson::of).toList());
    }
}
