package dev.countersign.setup.secret;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the sealing anew has come.
 *
 * @param requestedAt when it was last asked for; null: never
 * @param finishedAt when that was done; null: it is under way, or was never asked for
 * @param resealed accounts and endpoints that were sealed anew since then
 * @param unreadable of what it came to, what does not open with any key and was left as it is
 * @param credentialsRemaining accounts with a secret that is not sealed with the primary key
 * @param endpointsRemaining endpoints with such a sign key
 */
public record ResealingState(
        @Nullable Instant requestedAt,
        @Nullable Instant finishedAt,
        long resealed,
        long unreadable,
        long credentialsRemaining,
        long endpointsRemaining) {}
