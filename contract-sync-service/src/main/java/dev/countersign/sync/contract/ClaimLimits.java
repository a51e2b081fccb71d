package dev.countersign.sync.contract;

import java.util.Collection;
import java.util.List;

/**
 * Accounts that are held back when contracts are claimed.
 *
 * @param nothing of these nothing is claimed
 * @param one of these one contract
 * @param urgentOnly of these no backfill
 */
record ClaimLimits(Collection<Long> nothing, Collection<Long> one, Collection<Long> urgentOnly) {
    static final ClaimLimits NONE = new ClaimLimits(List.of(), List.of(), List.of());

    ClaimLimits {
        nothing = List.copyOf(nothing);
        one = List.copyOf(one);
        urgentOnly = List.copyOf(urgentOnly);
    }
}
