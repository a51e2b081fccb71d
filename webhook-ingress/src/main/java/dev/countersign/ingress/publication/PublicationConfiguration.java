package dev.countersign.ingress.publication;

import dev.countersign.ingress.IngressProperties;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.core.ProducerFactory;

/** Wires the producer. */
@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {

    @Bean
    Serializer<SpecificRecord> contractEventSerializer(KafkaProperties kafka) {
        Map<String, Object> configuration = kafka.buildProducerProperties();
        var confluent = new KafkaAvroSerializer();
        confluent.configure(configuration, false);
        Object useLatest = configuration.get(AbstractKafkaSchemaSerDeConfig.USE_LATEST_VERSION);
        return new SharedAvroSerializer(confluent, !Boolean.parseBoolean(String.valueOf(useLatest)));
    }

    @Bean
    ProducerFactory<String, SpecificRecord> producerFactory(
            KafkaProperties kafka,
            IngressProperties properties,
            Serializer<SpecificRecord> serializer,
            MeterRegistry meters) {
        Map<String, Object> configuration = new HashMap<>(kafka.buildProducerProperties());
        ProducerGuarantees.check(configuration, properties.publishTimeout());
        var factory = new DefaultKafkaProducerFactory<>(configuration, new StringSerializer(), serializer, false);
        factory.setPhysicalCloseTimeout((int) properties.shutdownTimeout().toSeconds());
        factory.addListener(new MicrometerProducerListener<>(meters));
        return factory;
    }

    @Bean
    RecordSender recordSender(
            ProducerFactory<String, SpecificRecord> producers, OpenTelemetry telemetry, MeterRegistry meters) {
        return new RecordSender(
                producers,
                new RecordTracing(telemetry.getTracer("dev.countersign.ingress")),
                new PublishTimers(meters));
    }

    @Bean
    PublisherWarmUp publisherWarmUp(Serializer<SpecificRecord> serializer, RecordSender sender) {
        return new PublisherWarmUp(serializer, sender);
    }

    @Bean
    PublisherHealthIndicator publisherHealthIndicator(PublisherWarmUp warmUp) {
        return new PublisherHealthIndicator(warmUp);
    }

    @Bean
    ContractEventPublisher contractEventPublisher(RecordSender sender, PublisherWarmUp warmUp) {
        return new ContractEventPublisher(sender, warmUp);
    }
}
