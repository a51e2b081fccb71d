package dev.countersign.sandbox.state;

import java.util.List;

/** Learns of every event; called while the world is locked, so it must not block. */
@FunctionalInterface
public interface EventSink {

    /**
     * Takes what one action caused, in order.
     */
    void recorded(Contract contract, List<ContractEvent> events);
}
