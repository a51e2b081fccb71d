package dev.countersign.oneflow.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;

/** Body of {@code POST /contracts/{id}/publish}. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PublishJson(String subject, String message) {}
