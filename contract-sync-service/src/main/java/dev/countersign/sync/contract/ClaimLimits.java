package dev.countersign.sync.contract;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Accounts that are held back when contracts are claimed.
 *
 * @param nothing of these nothing is claimed
 * @param one of these one contract
 * @param urgentOnly of these no backfill
 * @param underWay how many contracts this process works on already, by account
 */
record ClaimLimits(
        Collection<Long> nothing, Collection<Long> one, Collection<Long> urgentOnly, Map<Long, Integer> underWay) {
    static final ClaimLimits NONE = new ClaimLimits(List.of(), List.of(), List.of(), Map.of());

    ClaimLimits {
        nothing = List.copyOf(nothing);
        one = List.copyOf(one);
        urgentOnly = List.copyOf(urgentOnly);
        underWay = Map.copyOf(underWay);
    }
}
