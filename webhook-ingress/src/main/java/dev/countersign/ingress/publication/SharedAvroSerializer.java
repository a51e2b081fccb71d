package dev.countersign.ingress.publication;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The one serializer of warm-up and producer, so that what the first has learned the second knows. Outlives producers,
 * which close their serializers when they are replaced after a failure.
 *
 * <p>The Confluent serializer writes the first record of a topic, and thereby finds the schema's id. The rest of the
 * format is Avro, so further records are written without it: for each it would look up the schema in a bounded map
 * whose size it counts, and make a new encoder, which was a seventh of all that a webhook costs.
 */
public final class SharedAvroSerializer implements Serializer<SpecificRecord> {

    private final KafkaAvroSerializer confluent;
    private final boolean writesRecordsOwnSchema;
    /** By topic. */
    private final Map<String, RecordWriter> writers = new ConcurrentHashMap<>();

    /**
     * Wraps a serializer.
     *
     * @param confluent a configured one
     * @param writesRecordsOwnSchema whether it writes with the schema of the records' class; false: it may take another
     *     version from the registry, and writes everything itself
     */
    public SharedAvroSerializer(KafkaAvroSerializer confluent, boolean writesRecordsOwnSchema) {
        this.confluent = confluent;
        this.writesRecordsOwnSchema = writesRecordsOwnSchema;
    }

    @Override
    public byte[] serialize(String topic, SpecificRecord value) {
        @Nullable RecordWriter writer = writers.get(topic);
        if (writer != null && writer.schema().equals(value.getSchema())) {
            return writer.write(value);
        }
        byte[] written = confluent.serialize(topic, value);
        if (writesRecordsOwnSchema) {
            writers.put(topic, new RecordWriter(value.getSchema(), written));
        }
        return written;
    }
}
