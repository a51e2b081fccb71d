package dev.countersign.oneflow.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /contracts/{id}/publish}; what is null is not sent. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublishJson(
        @Nullable String subject, @Nullable String message) {

    @Override
    public String toString() {
        return "PublishJson[]";
    }
}
