package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.WebhookEndpoint;
import dev.countersign.schemas.topic.TopicNames;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The start with many endpoints. With {@code -Dendpoints=100000} it takes what the largest deployment has. */
final class ManyEndpointsIT {

    private static final Logger LOG = LoggerFactory.getLogger(ManyEndpointsIT.class);
    private static final int ENDPOINTS = Integer.getInteger("endpoints", 20_000);
    private static final Duration LONGEST_START = Duration.ofSeconds(10);

    @Test
    void the_start_reads_all_endpoints_in_time(@TempDir Path directory) {
        try (var broker = new TestBroker();
                var registry = new TestRegistry("many-endpoints")) {
            // Given
            var endpoints = new TestEndpoints(directory);
            publish(broker, registry, endpoints);
            // When
            long start = System.nanoTime();
            try (var ingress = TestIngress.start(broker.addresses(), registry.url(), endpoints)) {
                await().pollInterval(Duration.ofMillis(100))
                        .atMost(Duration.ofMinutes(1))
                        .until(ingress::isReady);
                Duration taken = Duration.ofNanos(System.nanoTime() - start);
                // Then
                LOG.info("Ready with {} endpoints after {}", ENDPOINTS, taken);
                assertThat(taken).isLessThan(LONGEST_START);
                assertThat(ingress.metric("endpoints", "")).isEqualTo(ENDPOINTS);
                assertThat(ingress.deliver(
                                        id(ENDPOINTS - 1), Calls.call("last", key(ENDPOINTS - 1), 1, "contract:sign"))
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    private static void publish(TestBroker broker, TestRegistry registry, TestEndpoints endpoints) {
        Map<String, Object> configuration = Map.of(
                "bootstrap.servers",
                broker.addresses(),
                "schema.registry.url",
                registry.url(),
                "auto.register.schemas",
                false,
                "avro.remove.java.properties",
                true);
        var values = new KafkaAvroSerializer();
        values.configure(configuration, false);
        try (var producer = new KafkaProducer<>(configuration, new StringSerializer(), values)) {
            for (int i = 0; i < ENDPOINTS; i++) {
                WebhookEndpoint endpoint = endpoints.endpoint(id(i), i + 1, key(i));
                var _ = producer.send(new ProducerRecord<>(TopicNames.WEBHOOK_ENDPOINTS, id(i), endpoint));
            }
            producer.flush();
        }
    }

    private static String id(int number) {
        return "endpoint-%08d-abcdefgh".formatted(number);
    }

    private static String key(int number) {
        return "b84e5d34-8f3b-4728-a8f7-%012d".formatted(number);
    }
}
