package dev.countersign.sync.contract;

import java.util.Map;

/**
 * How many workers one account may have at this moment: at most half of those that others do not use, so that accounts
 * whose HRMs all answer slowly at the same time never take the last ones from everybody else. An account that works alone
 * gets as many as it is allowed at all.
 *
 * @param workers all of this process
 * @param perAccount of these, what one account gets at most
 */
record FairShare(int workers, int perAccount) {

    /** At least one: whoever has no worker yet is not held back while any is free. */
    int of(Map<Long, Integer> inFlight) {
        int free =
                workers - inFlight.values().stream().mapToInt(Integer::intValue).sum();
        return Math.clamp(free / 2, 1, perAccount);
    }
}
