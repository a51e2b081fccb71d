package dev.countersign.oneflow.json;

import dev.countersign.oneflow.model.Workspace;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** A workspace, in {@code GET /workspaces/{id}}. */
@Serdeable
public record WorkspaceJson(@Nullable Long id, @Nullable String name) {

    /** Translates; fails when the id is missing. */
    public Workspace toModel() {
        return new Workspace(Json.required(id, "a workspace's id"), Json.filled(name));
    }
}
