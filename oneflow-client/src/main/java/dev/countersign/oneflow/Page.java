package dev.countersign.oneflow;

import java.util.List;
import java.util.OptionalInt;

/**
 * One page of a list.
 *
 * @param total how many Oneflow says there are, on all pages
 * @param nextOffset where the next page begins; empty at the end
 * @param truncated true when there is more, but beyond Oneflow's highest offset
 */
public record Page<T>(List<T> items, long total, OptionalInt nextOffset, boolean truncated) {

    /** The most items Oneflow gives on one page. */
    public static final int MAX_SIZE = 100;

    /** The highest offset that Oneflow accepts. */
    public static final int MAX_OFFSET = 19_900;

    public Page {
        items = List.copyOf(items);
    }
}
