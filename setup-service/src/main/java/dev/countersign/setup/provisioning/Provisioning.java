package dev.countersign.setup.provisioning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the work on an account stands.
 *
 * @param step the step to be done next, or the last one when the goal is reached
 * @param request counts what was asked for
 * @param attempts failed attempts of this step
 * @param problem what the last attempt met, null when it met nothing
 * @param problemDetail for operators
 * @param mappingVersion version of the field mapping that the admin confirmed
 * @param hrmConfirmed whether this work is to take over the HRM that the admin entered
 */
public record Provisioning(
        long accountId,
        Goal goal,
        Step step,
        Status status,
        long request,
        int attempts,
        Instant nextAttemptAt,
        @Nullable Problem problem,
        @Nullable String problemDetail,
        Created created,
        @Nullable String mappingVersion,
        boolean hrmConfirmed,
        @Nullable String traceparent,
        Instant requestedAt) {

    /** Whether a runner should work on it now. */
    boolean isDue(Instant now) {
        return isUnderWay() && !nextAttemptAt.isAfter(now);
    }

    /** Whether it goes on by itself. */
    public boolean isUnderWay() {
        return status == Status.RUNNING || status == Status.WAITING;
    }
}
