package dev.countersign.sync.review;

import org.jspecify.annotations.Nullable;

/**
 * Who decides, about which proposal, and why.
 *
 * @param revision of the proposal that was seen
 * @param who the person's name or login, 1 to 200 characters
 * @param comment at most 1000 characters; null: none
 */
public record Decision(int revision, String who, @Nullable String comment) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_COMMENT = 1000;

    @SuppressWarnings("ConstantValue") // the values come from a parser
    public Decision {
        if (who == null || who.isBlank() || who.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("who must name the person who decides, in 1 to 200 characters");
        }
        if (comment != null && comment.length() > LONGEST_COMMENT) {
            throw new IllegalArgumentException("comment must have at most 1000 characters");
        }
    }

    /** How it ended. */
    public enum Outcome {
        /** It is decided, and audited. */
        DONE,
        /** There is no such review. */
        UNKNOWN,
        /** Another value is proposed by now, or nothing waits any more: look again. */
        OUTDATED
    }
}
