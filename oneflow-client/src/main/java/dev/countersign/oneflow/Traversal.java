package dev.countersign.oneflow;

/**
 * How a walk over a list ended.
 *
 * @param seen how many items came by
 * @param total how many Oneflow says there are
 * @param truncated true when Oneflow's highest offset (19,900) hid the rest
 */
public record Traversal(long seen, long total, boolean truncated) {}
