package dev.countersign.sync.parking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of an action on several contracts.
 *
 * @param actionId under which it is in the log
 * @param contracts how many it concerned
 * @param releasedFrom when the first is tried; null when none is
 * @param releasedUntil when the last is tried; null when none is
 */
public record BulkResult(
        UUID actionId,
        int contracts,
        @Nullable Instant releasedFrom,
        @Nullable Instant releasedUntil) {}
