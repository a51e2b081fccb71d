package dev.countersign.sync.creation;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param requestId the requester's; see {@link #isUsableId}
 * @param requestedBy who asks, for the audit
 * @param requestedAt by the requester's clock; null when not told
 * @param traceparent of the trace it came with
 */
record IncomingRequest(
        long accountId,
        String requestId,
        RequestedContract contract,
        Source source,
        String requestedBy,
        @Nullable Instant requestedAt,
        @Nullable String traceparent) {

    static final int LONGEST_ID = 200;
    private static final int LONGEST_REQUESTER = 200;
    private static final Pattern USABLE_ID = Pattern.compile("\\P{C}{1," + LONGEST_ID + "}");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}+");

    IncomingRequest {
        if (!isUsableId(requestId)) {
            throw new IllegalArgumentException("A request id has 1 to " + LONGEST_ID + " printable characters");
        }
        requestedBy = cut(UNPRINTABLE.matcher(requestedBy).replaceAll("").strip());
    }

    /** Which way it came. */
    enum Source {
        /** From the topic of contract requests. */
        TOPIC,
        /** From an operator. */
        OPERATOR
    }

    /** Whether the text can be an id: 1 to 200 characters, all of them printable, and not blank. */
    static boolean isUsableId(String text) {
        return !text.isBlank() && USABLE_ID.matcher(text).matches();
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_REQUESTER
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_REQUESTER));
    }
}
