package dev.countersign.setup.outbox;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The present state of one thing, newer than what Kafka has.
 *
 * @param key the record's key
 * @param version what will have been published
 * @param value null for a tombstone
 * @param subject CloudEvents subject
 * @param changedAt when the thing came to this state
 * @param traceparent the trace that changed it
 */
public record PendingState(
        String key,
        long version,
        @Nullable SpecificRecord value,
        String subject,
        Instant changedAt,
        @Nullable String traceparent) {

    @Override
    public String toString() {
        return "PendingState[" + key + " version " + version + (value == null ? " tombstone]" : "]");
    }
}
