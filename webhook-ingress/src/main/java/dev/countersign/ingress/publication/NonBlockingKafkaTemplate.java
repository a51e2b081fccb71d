package dev.countersign.ingress.publication;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** A template that asks nobody for the cluster's id, which the observed original does, blocking, while it sends. */
final class NonBlockingKafkaTemplate extends KafkaTemplate<String, SpecificRecord> {

    NonBlockingKafkaTemplate(ProducerFactory<String, SpecificRecord> producers) {
        super(producers);
    }

    @Override
    protected @Nullable String clusterId() {
        return null;
    }
}
