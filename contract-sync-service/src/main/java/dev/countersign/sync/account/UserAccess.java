package dev.countersign.sync.account;

import dev.countersign.oneflow.OneflowApi;
import org.jspecify.annotations.Nullable;

/**
 * An account as one of its Oneflow users: who creates a contract has a name.
 *
 * @param credentialsVersion which credentials were opened
 * @param templateGroupId the group whose contracts are followed; null when setup has not told
 * @param oneflow the API as this user; null when setup has not told the user
 */
public record UserAccess(
        long accountId,
        long credentialsVersion,
        @Nullable Long templateGroupId,
        @Nullable OneflowApi oneflow) {
    @Override
    public String toString() {
        return "UserAccess[" + accountId + "]";
    }
}
