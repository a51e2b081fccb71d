package dev.countersign.setup.account;

import org.jspecify.annotations.Nullable;

/**
 * A data field of ours in the account's template group.
 *
 * @param dataFieldId Oneflow's id; null when it did not tell
 */
public record CreatedField(
        String customId, String name, @Nullable Long dataFieldId) {}
