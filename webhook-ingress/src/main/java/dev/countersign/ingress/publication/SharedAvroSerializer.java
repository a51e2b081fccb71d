package dev.countersign.ingress.publication;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The one serializer of warm-up and producer, so that what the first has learned the second knows. Outlives producers,
 * which close their serializers when they are replaced after a failure.
 */
final class SharedAvroSerializer implements Serializer<SpecificRecord> {

    private final KafkaAvroSerializer confluent;

    SharedAvroSerializer(KafkaAvroSerializer confluent) {
        this.confluent = confluent;
    }

    @Override
    public byte[] serialize(String topic, SpecificRecord value) {
        return confluent.serialize(topic, value);
    }
}
