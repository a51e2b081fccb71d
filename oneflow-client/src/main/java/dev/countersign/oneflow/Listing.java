package dev.countersign.oneflow;

import java.util.List;

/**
 * A list of Oneflow read to its end.
 *
 * @param total how many Oneflow says there are
 * @param truncated true when Oneflow's highest offset (19,900) hid the rest: then {@code items} is not everything
 */
public record Listing<T>(List<T> items, long total, boolean truncated) {

    public Listing {
        items = List.copyOf(items);
    }
}
