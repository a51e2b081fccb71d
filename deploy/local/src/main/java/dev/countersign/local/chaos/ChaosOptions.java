package dev.countersign.local.chaos;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a run is to do.
 *
 * @param callbacks how many distinct callbacks are sent at least, 10 to 100,000,000
 * @param seed of the callbacks, the faults and their order
 * @param kinds which kinds of faults, at least one; of no meaning for the short form
 * @param shortForm only what must happen at the very least: a broker killed, an ingress killed, a network cut
 * @param lanes how many callbacks are open at the same time, 1 to 1,000
 */
public record ChaosOptions(int callbacks, long seed, Set<FaultKind> kinds, boolean shortForm, int lanes) {

    private static final int MOST_CALLBACKS = 100_000_000;
    private static final int MOST_LANES = 1_000;

    public ChaosOptions {
        if (callbacks < Callbacks.PER_CONTRACT || callbacks > MOST_CALLBACKS) {
            throw new IllegalArgumentException(
                    "--callbacks must be " + Callbacks.PER_CONTRACT + " to " + MOST_CALLBACKS + ", it is " + callbacks);
        }
        if (lanes < 1 || lanes > MOST_LANES) {
            throw new IllegalArgumentException("--window must be 1 to " + MOST_LANES + ", it is " + lanes);
        }
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("--faults must name at least one kind");
        }
        kinds = Set.copyOf(EnumSet.copyOf(kinds));
    }

    FaultPlan plan() {
        return shortForm ? FaultPlan.shortest(seed) : FaultPlan.rounds(seed, kinds);
    }

    /** More than asked for: sending goes on until every fault has been. */
    int capacity() {
        return (int) Math.min(MOST_CALLBACKS + 1_000_000L, 3L * callbacks + 200_000);
    }
}
