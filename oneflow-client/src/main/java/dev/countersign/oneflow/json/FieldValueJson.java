package dev.countersign.oneflow.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Body of {@code PUT /contracts/{id}/data_fields/{field}}; null is sent, because leaving it out would leave the value unchanged. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FieldValueJson(@Nullable String value) {

    @Override
    public String toString() {
        return "FieldValueJson[redacted]";
    }
}
