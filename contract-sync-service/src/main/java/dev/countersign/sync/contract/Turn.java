package dev.countersign.sync.contract;

import org.jspecify.annotations.Nullable;

/**
 * One turn of a contract.
 *
 * @param mappingVersion of the mapping that was to be applied; null when it did not come that far
 */
record Turn(SyncResult result, @Nullable String mappingVersion) {}
