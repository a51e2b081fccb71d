package dev.countersign.ingress.endpoint;

import dev.countersign.ingress.IngressProperties;
import dev.countersign.ingress.SecretsProperties;
import dev.countersign.schemas.secrets.SecretBox;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the endpoint directory and what fills it. */
@Configuration(proxyBeanMethods = false)
class EndpointConfiguration {

    private static final int METADATA_MAX_AGE_MILLIS = 30_000;

    @Bean
    EndpointDirectory endpointDirectory(IngressProperties properties, Clock clock, MeterRegistry meters) {
        var directory = new EndpointDirectory(properties.maxWaitingRequests());
        Gauge.builder("countersign.ingress.endpoints", directory, EndpointDirectory::size)
                .description("Endpoints that are known")
                .register(meters);
        Gauge.builder("countersign.ingress.endpoints.unreadable", directory, EndpointDirectory::unreadable)
                .description("Endpoints whose current record, or a key in it, can't be read")
                .register(meters);
        EndpointFreshness.register(directory, clock, meters);
        return directory;
    }

    @Bean
    ReaderState endpointReaderState(Clock clock, MeterRegistry meters) {
        var state = new ReaderState(clock);
        Gauge.builder(
                        "countersign.ingress.endpoint.topic.poll.age",
                        state,
                        reader -> reader.pollAge().toMillis() / 1000.0)
                .description("Time since the endpoint topic was last polled and what it had was taken in")
                .baseUnit("seconds")
                .register(meters);
        return state;
    }

    @Bean
    EndpointTopicFollower endpointTopicFollower(
            KafkaProperties kafka,
            IngressProperties properties,
            SecretsProperties secrets,
            EndpointDirectory directory,
            ReaderState state,
            MeterRegistry meters) {
        Map<String, Object> configuration = consumerConfiguration(kafka);
        var values = new KafkaAvroDeserializer();
        values.configure(configuration, false);
        var reader = new EndpointRecordReader(values, SecretBox.fromKeyset(secrets.endpointKeyset()), meters);
        Supplier<Consumer<String, byte[]>> consumers =
                () -> new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer());
        return new EndpointTopicFollower(consumers, reader, directory, state, properties.endpointRetryDelay());
    }

    @Bean
    EndpointTopicHealthIndicator endpointTopicHealthIndicator(
            ReaderState state, EndpointDirectory directory, IngressProperties properties) {
        return new EndpointTopicHealthIndicator(state, directory, properties.maxEndpointPollAge());
    }

    /** As configured, except for what makes it a reader of everything that leaves no trace in the brokers. */
    private static Map<String, Object> consumerConfiguration(KafkaProperties kafka) {
        Map<String, Object> configuration = new HashMap<>(kafka.buildConsumerProperties());
        configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
        configuration.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        configuration.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        configuration.put("specific.avro.reader", true);
        // So that partitions which are added are soon found.
        configuration.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MAX_AGE_MILLIS);
        return configuration;
    }
}
