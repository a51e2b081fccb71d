package dev.countersign.setup.operator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of the operator API.
 *
 * @param operator the token's subject, or the name of the static token
 * @param signedInBy {@code jwt} or {@code token}
 * @param action what was asked for, for example {@code rotate-sign-key}
 * @param accountId null when it was not about one account
 * @param detail why it was refused or failed
 * @param traceId of the trace that it began
 */
record OperatorAction(
        long actionId,
        Instant occurredAt,
        String operator,
        String signedInBy,
        String action,
        @Nullable Long accountId,
        Outcome outcome,
        @Nullable String detail,
        @Nullable String traceId) {

    static final String REFUSED_CALL = "call";

    /** What came of it. */
    enum Outcome {
        /** It was answered, or the work was taken on. */
        DONE,
        /** It could not be done as things stand, or was not allowed. */
        REFUSED,
        /** Something broke; nothing was changed. */
        FAILED
    }
}
