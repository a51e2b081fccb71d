package dev.countersign.sync.creation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A result that is told.
 *
 * @param id stable, so that who is told twice sees it
 * @param traceparent of the request
 */
record RequestResult(
        UUID id,
        long accountId,
        String requestId,
        String requestedBy,
        @Nullable String traceparent,
        StepResult.Settled settled) {}
