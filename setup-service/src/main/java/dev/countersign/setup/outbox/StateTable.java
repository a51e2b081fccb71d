package dev.countersign.setup.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A table whose rows are the public state of things; a row is relayed while its published version lags its version. */
public interface StateTable {

    String topic();

    /** Value of the {@code ce_type} header. */
    String eventType();

    /**
     * Rows that lag, oldest first. They stay locked until the transaction ends, and rows that are locked already are left out: so no two
     * relays send the same key at once.
     */
    List<PendingState> claim(int limit);

    /** Notes that Kafka has acknowledged these versions. */
    void markPublished(List<PendingState> acknowledged);

    /** How many rows lag. */
    long lag();

    /** Since when the row lags that has lagged longest; empty when none does. */
    Optional<Instant> laggingSince();
}
