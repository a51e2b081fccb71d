package dev.countersign.sync.account;

import dev.countersign.oneflow.OneflowApi;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.mapping.AccountMapping;
import org.jspecify.annotations.Nullable;

/**
 * An account with its credentials opened, ready to be worked for.
 *
 * @param credentialsVersion which credentials were opened
 * @param templateGroupId the group whose contracts are followed; null when setup has not told
 * @param mapping what its admin chose
 * @param oneflow the API as this account
 * @param hrm null while no HRM is connected
 */
public record AccountAccess(
        long accountId,
        long credentialsVersion,
        @Nullable Long templateGroupId,
        AccountMapping mapping,
        OneflowApi oneflow,
        @Nullable HrmConnection hrm) {
    @Override
    public String toString() {
        return "AccountAccess[" + accountId + "]";
    }
}
