package dev.countersign.sync.intake;

import org.jspecify.annotations.Nullable;

/**
 * A record to be taken in.
 *
 * @param key the record's key; empty when it has none
 * @param value null for a tombstone
 * @param traceparent of the record; null when it has none
 */
record Incoming<T>(String key, @Nullable T value, @Nullable String traceparent) {}
