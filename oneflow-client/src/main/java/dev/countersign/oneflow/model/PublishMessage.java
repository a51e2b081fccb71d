package dev.countersign.oneflow.model;

import org.jspecify.annotations.Nullable;

/**
 * What participants read in the invitation to sign. May be personal data.
 *
 * @param subject null: Oneflow's own
 * @param message null: none
 */
public record PublishMessage(
        @Nullable String subject, @Nullable String message) {

    @Override
    public String toString() {
        return "PublishMessage[]";
    }
}
