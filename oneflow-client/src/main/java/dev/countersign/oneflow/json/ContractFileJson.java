package dev.countersign.oneflow.json;

import dev.countersign.oneflow.model.ContractFile;
import dev.countersign.oneflow.model.FileType;
import dev.countersign.oneflow.model.OpenValue;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** An item of {@code GET /contracts/{id}/files}. */
@Serdeable
public record ContractFileJson(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String extension,
        @Nullable String type) {

    /** Translates; fails when the id is missing. */
    public ContractFile toModel() {
        return new ContractFile(
                Json.required(id, "a file's id"),
                Json.filled(name),
                Json.filled(extension),
                OpenValue.parse(FileType.class, type));
    }
}
