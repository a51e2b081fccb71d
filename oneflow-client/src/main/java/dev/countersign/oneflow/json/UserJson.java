package dev.countersign.oneflow.json;

import dev.countersign.oneflow.model.User;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** An item of {@code GET /users}. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record UserJson(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String email,
        @Nullable Boolean active,
        @Nullable Boolean isAdmin,
        @Nullable String state) {

    /** Translates; fails when the id is missing. */
    public User toModel() {
        return new User(
                Json.required(id, "a user's id"),
                Json.filled(name),
                Json.filled(email),
                Json.isTrue(active),
                Json.isTrue(isAdmin),
                Json.filled(state));
    }
}
