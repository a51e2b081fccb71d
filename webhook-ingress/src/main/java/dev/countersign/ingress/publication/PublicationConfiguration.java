package dev.countersign.ingress.publication;

import dev.countersign.ingress.IngressProperties;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;

/** Wires the producer. */
@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {

    @Bean
    Serializer<SpecificRecord> contractEventSerializer(KafkaProperties kafka) {
        var confluent = new KafkaAvroSerializer();
        confluent.configure(kafka.buildProducerProperties(), false);
        return new SharedAvroSerializer(confluent);
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
    KafkaTemplate<String, SpecificRecord> kafkaTemplate(ProducerFactory<String, SpecificRecord> producers) {
        var template = new NonBlockingKafkaTemplate(producers);
        template.setObservationEnabled(true);
        template.setProducerListener(new SilentListener());
        return template;
    }

    @Bean
    PublisherWarmUp publisherWarmUp(
            Serializer<SpecificRecord> serializer, KafkaTemplate<String, SpecificRecord> kafkaTemplate) {
        return new PublisherWarmUp(serializer, kafkaTemplate);
    }

    @Bean
    PublisherHealthIndicator publisherHealthIndicator(PublisherWarmUp warmUp) {
        return new PublisherHealthIndicator(warmUp);
    }

    @Bean
    ContractEventPublisher contractEventPublisher(
            KafkaTemplate<String, SpecificRecord> kafkaTemplate,
            PublisherWarmUp warmUp,
            IngressProperties properties,
            MeterRegistry meters) {
        return new ContractEventPublisher(kafkaTemplate, warmUp, properties.publishTimeout(), meters);
    }

    /** The default listener logs every failed record with its content; the handler logs failures without it. */
    private static final class SilentListener implements ProducerListener<String, SpecificRecord> {}
}
