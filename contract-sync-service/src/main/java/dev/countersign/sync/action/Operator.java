package dev.countersign.sync.action;

import org.jspecify.annotations.Nullable;

/**
 * Who acts, and why.
 *
 * @param who the person's name or login, 1 to 200 characters
 * @param comment at most 1000 characters; null: none
 */
public record Operator(String who, @Nullable String comment) {

    /** Somebody who holds the operator token and did not say more. */
    public static final Operator UNNAMED = new Operator("operator token", null);

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_COMMENT = 1000;

    @SuppressWarnings("ConstantValue") // the values come from a parser
    public Operator {
        if (who == null || who.isBlank() || who.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("who must name the person who acts, in 1 to 200 characters");
        }
        if (comment != null && comment.length() > LONGEST_COMMENT) {
            throw new IllegalArgumentException("comment must have at most 1000 characters");
        }
    }
}
