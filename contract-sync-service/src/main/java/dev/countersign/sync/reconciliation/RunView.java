package dev.countersign.sync.reconciliation;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as operators see it.
 *
 * @param kind {@code changes} or {@code full}
 * @param origin {@code schedule} or {@code operator}
 * @param state queued, running, finished, failed or aborted
 * @param pages read so far
 * @param total contracts that Oneflow says there are to list; null before the first page
 * @param checked contracts that Oneflow listed and that are or may be ours
 * @param missed of these, how many had changed without a webhook having told us
 * @param marked how many are synced because of it
 * @param lost contracts we follow that Oneflow no longer lists; they are read again
 * @param truncated whether Oneflow has more contracts than it lists
 * @param reason why it failed or was aborted, and what to do
 */
public record RunView(
        UUID runId,
        long accountId,
        String kind,
        String origin,
        boolean forced,
        String state,
        OffsetDateTime requestedAt,
        @Nullable OffsetDateTime startedAt,
        OffsetDateTime updatedAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable OffsetDateTime fromTime,
        int pages,
        @Nullable Long total,
        long checked,
        long missed,
        long marked,
        long lost,
        boolean truncated,
        @Nullable String reason) {

    boolean isOver() {
        return finishedAt != null;
    }
}
