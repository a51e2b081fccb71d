package dev.countersign.sync.contract;

import dev.countersign.oneflow.Urgency;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contract that this process works on, as its row was when it was claimed.
 *
 * @param generation counts the marks; one that moved on means that something happened during the sync
 * @param attempts failures in a row so far
 * @param templateChecks looks so far at which Oneflow did not tell the template group
 * @param contractState as last read; null when never read
 * @param contractUpdatedTime likewise
 * @param employeeId the HRM's id from an earlier sync
 * @param notTaken HRM attributes that the HRM did not keep at the last sync
 * @param owner of the claim
 * @param plannedWrite sealed: what an earlier turn was about to write without telling the result; null: nothing
 * @param probe the account is suspended, and this is to show whether its credentials are taken again
 */
record ClaimedContract(
        long accountId,
        long contractId,
        long generation,
        int priority,
        int attempts,
        int templateChecks,
        @Nullable String eventType,
        @Nullable String callbackId,
        @Nullable String traceparent,
        @Nullable String contractState,
        @Nullable Instant contractUpdatedTime,
        @Nullable String employeeId,
        Set<String> notTaken,
        UUID owner,
        @Nullable String plannedWrite,
        boolean probe) {

    /** Whether somebody waits for it. */
    Urgency urgency() {
        return priority == Priority.BACKFILL.rank() ? Urgency.BACKFILL : Urgency.INTERACTIVE;
    }

    @Override
    public String toString() {
        return "ClaimedContract[" + accountId + ":" + contractId + ", generation " + generation + "]";
    }
}
