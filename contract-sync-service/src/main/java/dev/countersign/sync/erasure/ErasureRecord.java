package dev.countersign.sync.erasure;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for an erasure.
 *
 * @param who the operator, 1 to 200 characters
 * @param comment why, at most 1000 characters; kept, so it must name nobody; null: none
 */
public record ErasureRecord(
        UUID id, Instant at, String who, @Nullable String comment) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_COMMENT = 1000;

    public ErasureRecord {
        if (who.isBlank() || who.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("who must name the person who erases, in 1 to 200 characters");
        }
        if (comment != null && comment.length() > LONGEST_COMMENT) {
            throw new IllegalArgumentException("comment must have at most 1000 characters");
        }
    }
}
