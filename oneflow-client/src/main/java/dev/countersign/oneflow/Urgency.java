package dev.countersign.oneflow;

/** Whether somebody waits for a call. */
public enum Urgency {
    /** Somebody does: the call may wait for its turn, and may use all that is left. */
    INTERACTIVE,
    /** Nobody does: where several processes share a budget, the call leaves a part of it alone, and ends at once as {@code RateLimited} instead of waiting. */
    BACKFILL
}
