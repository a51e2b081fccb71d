package dev.countersign.setup.outbox;

import java.util.concurrent.CompletableFuture;

/** Sends states to Kafka. */
@FunctionalInterface
interface StateSender {

    /** Throws nothing: the future ends when the broker has acknowledged the record, or with the reason why not. */
    CompletableFuture<?> send(StateTable table, PendingState state);

    /** Connects ahead of the first state, so that the first admin need not wait for it. */
    default void prepare(StateTable table) {}
}
