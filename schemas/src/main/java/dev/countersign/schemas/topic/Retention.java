package dev.countersign.schemas.topic;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** How long a topic keeps its records. */
public sealed interface Retention {

    /** Keeps records for the given time. */
    record Deleted(Duration after) implements Retention {}

    /**
     * Keeps records for the given time, and the oldest ones not so long when there are too many: of what strangers can
     * make grow.
     *
     * @param bytes most bytes of a partition
     */
    record Bounded(Duration after, long bytes) implements Retention {}

    /**
     * Keeps the latest record of every key for ever.
     *
     * @param tombstones how long a tombstone stays readable: longer than any consumer is allowed to be away
     */
    record Compacted(Duration tombstones) implements Retention {}

    /** The Kafka topic configuration that says the same. */
    default Map<String, String> configuration() {
        return switch (this) {
            case Deleted(Duration after) ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(after.toMillis()));
            case Bounded(Duration after, long bytes) ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(after.toMillis()),
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        Long.toString(bytes));
            case Compacted(Duration tombstones) ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        Long.toString(tombstones.toMillis()));
        };
    }
}
