package dev.countersign.sync.erasure;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How a request to erase ended. */
public sealed interface ErasureOutcome {

    /**
     * The values are gone.
     *
     * @param erased how many rows of what lost values
     * @param stillSynced contracts whose next sync keeps values again, if Oneflow and the HRM still have them
     */
    record Done(UUID erasureId, Map<String, Integer> erased, List<Long> stillSynced) implements ErasureOutcome {
        public Done {
            stillSynced = List.copyOf(stillSynced);
        }
    }

    /** A contract of the scope is being synced at this moment: ask again. */
    record Busy(List<Long> contracts) implements ErasureOutcome {
        public Busy {
            contracts = List.copyOf(contracts);
        }
    }

    /** A whole account is erased only when it has left. */
    record AccountInUse() implements ErasureOutcome {}
}
