package dev.countersign.sync.contract;

import org.jspecify.annotations.Nullable;

/**
 * One turn of a contract.
 *
 * @param mappingVersion of the mapping that was to be applied; null when it did not come that far
 * @param credentialsVersion of the account's credentials that it worked with; likewise
 */
record Turn(
        SyncResult result,
        @Nullable String mappingVersion,
        @Nullable Long credentialsVersion) {

    /** One that ended before the account's credentials were opened. */
    static Turn ended(SyncResult result) {
        return new Turn(result, null, null);
    }
}
