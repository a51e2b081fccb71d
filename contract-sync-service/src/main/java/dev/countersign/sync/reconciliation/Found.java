package dev.countersign.sync.reconciliation;

import dev.countersign.sync.contract.DirtyMark;
import java.util.List;

/**
 * What a page of Oneflow's list showed.
 *
 * @param checked contracts that are or may be ours
 * @param missed of these, how many had changed without a webhook having told us
 * @param marks those to be synced because of it
 */
record Found(int checked, int missed, List<DirtyMark> marks) {
    Found {
        marks = List.copyOf(marks);
    }
}
