package dev.countersign.sync.creation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that this process works on.
 *
 * @param unsettledUntil until then a contract may appear in Oneflow's lists that was asked for before; null when none was
 * @param attempts failures in a row at this step
 * @param owner of the claim
 */
@SuppressWarnings("ArrayRecordComponent") // opened once, never compared
record ClaimedRequest(
        long accountId,
        String requestId,
        Step step,
        byte[] sealedContent,
        @Nullable Long contractId,
        @Nullable Instant unsettledUntil,
        int attempts,
        Instant receivedAt,
        String requestedBy,
        @Nullable String traceparent,
        UUID owner) {

    ClaimedRequest advanced(Step to, long contract) {
        return new ClaimedRequest(
                accountId,
                requestId,
                to,
                sealedContent,
                contract,
                null,
                0,
                receivedAt,
                requestedBy,
                traceparent,
                owner);
    }

    @Override
    public String toString() {
        return "ClaimedRequest[" + accountId + ", " + step + "]";
    }
}
