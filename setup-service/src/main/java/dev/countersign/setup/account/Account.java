package dev.countersign.setup.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account and its public state.
 *
 * @param version counts the changes of the public state; 0: nothing is public yet
 * @param traceparent the trace that made the last change
 */
public record Account(
        long accountId,
        String name,
        AccountState state,
        @Nullable String stateReason,
        @Nullable Long templateGroupId,
        @Nullable String templateGroupName,
        List<CreatedField> dataFields,
        @Nullable String endpointId,
        @Nullable Long webhookId,
        @Nullable String hrmKind,
        @Nullable String mappingVersion,
        Instant occurredAt,
        long version,
        long publishedVersion,
        @Nullable String traceparent) {
    public Account {
        dataFields = List.copyOf(dataFields);
    }

    /** Whether other systems know about the account. */
    public boolean isPublic() {
        return version > 0;
    }
}
