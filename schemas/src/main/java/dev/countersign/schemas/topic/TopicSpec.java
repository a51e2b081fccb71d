package dev.countersign.schemas.topic;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Everything that is agreed about one topic.
 *
 * @param name the topic's name in Kafka
 * @param partitions number of partitions; changing it moves keys, so it is chosen once
 * @param retention how long records stay
 * @param valueSchema schema of the record values
 * @param key what the string key consists of
 * @param producers who may write
 * @param consumers who may read; secrets travel only on topics whose single consumer needs them
 */
public record TopicSpec(
        String name,
        int partitions,
        Retention retention,
        Schema valueSchema,
        String key,
        Set<Participant> producers,
        Set<Participant> consumers) {

    /** Writes are acknowledged by at least this many replicas wherever the replication factor allows it. */
    private static final int MIN_IN_SYNC_REPLICAS = 2;

    public TopicSpec {
        producers = Set.copyOf(producers);
        consumers = Set.copyOf(consumers);
    }

    /** The registry's subject of the value schema, by the default naming strategy of the Confluent serializers. */
    public String valueSubject() {
        return name + "-value";
    }

    /**
     * The topic's configuration in Kafka.
     *
     * @param replicationFactor replicas the cluster will keep, at least 1
     */
    public Map<String, String> configuration(int replicationFactor) {
        var configuration = new TreeMap<>(retention.configuration());
        int minInSync = Math.min(MIN_IN_SYNC_REPLICAS, replicationFactor);
        configuration.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInSync));
        return Map.copyOf(configuration);
    }
}
