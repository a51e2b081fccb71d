package dev.countersign.oneflow.model;

import org.jspecify.annotations.Nullable;

/**
 * A user of the account ({@code GET /users}). Personal data.
 *
 * @param active only active users may be named in {@code x-oneflow-user-email}
 * @param state for example "registered"
 */
public record User(
        long id,
        @Nullable String name,
        @Nullable String email,
        boolean active,
        boolean admin,
        @Nullable String state) {

    @Override
    public String toString() {
        return "User[id=%d, active=%s, admin=%s]".formatted(id, active, admin);
    }
}
