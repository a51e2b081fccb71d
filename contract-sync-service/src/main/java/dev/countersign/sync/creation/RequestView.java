package dev.countersign.sync.creation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as operators see it: what became of it, and nothing personal.
 *
 * @param id ours, for paths: a requester's id may hold anything
 * @param state {@code open}, {@code parked} or {@code settled}
 * @param step how far it is in Oneflow
 * @param marker the working name of its contract, until it is filled
 * @param contractId null while none is known
 * @param creations how often Oneflow was asked to create a contract
 * @param unsettledUntil until then Oneflow's lists are searched for a contract that may have been made
 * @param nextAttempt null unless it is open
 * @param outcome of the result; null while there is none
 */
public record RequestView(
        long id,
        long accountId,
        String requestId,
        String state,
        String step,
        String source,
        String requestedBy,
        @Nullable Instant requestedAt,
        Instant receivedAt,
        long workspaceId,
        long templateId,
        String marker,
        @Nullable Long contractId,
        int creations,
        int attempts,
        @Nullable Instant unsettledUntil,
        @Nullable Instant nextAttempt,
        @Nullable String lastOutcome,
        @Nullable String lastReason,
        @Nullable String outcome,
        @Nullable String reasonCode,
        @Nullable String reason,
        List<Problem> problems,
        @Nullable Instant settledAt) {

    public RequestView {
        problems = List.copyOf(problems);
    }
}
