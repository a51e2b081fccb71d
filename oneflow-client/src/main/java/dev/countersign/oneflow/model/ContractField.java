package dev.countersign.oneflow.model;

import org.jspecify.annotations.Nullable;

/**
 * A data field of a contract. Its value is personal data, so {@link #toString()} leaves it out.
 *
 * @param customId null when the field has none or the token's account isn't the owner side
 * @param value as Oneflow sent it; null or empty when nothing was filled in
 */
public record ContractField(
        long id,
        @Nullable String customId,
        @Nullable String name,
        @Nullable String value) {

    /** The longest value Oneflow stores. */
    public static final int MAX_VALUE_LENGTH = 1024;

    @Override
    public String toString() {
        return "ContractField[id=%d, customId=%s]".formatted(id, customId);
    }
}
