package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.schemas.topic.TopicNames;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the parts the ingress depends on are away. */
@SuppressWarnings("NullAway.Init")
final class OutageIT {

    private static final String KEY = "sign-key";
    private static final AtomicInteger CALLS = new AtomicInteger();

    @TempDir
    static Path directory;

    private static TestBroker broker;
    private static TestEndpoints endpoints;

    @BeforeAll
    static void start() {
        broker = new TestBroker();
        endpoints = new TestEndpoints(directory);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void without_kafka_the_answer_is_503_within_two_seconds_and_the_service_stays_alive() {
        try (var registry = new TestRegistry("outage-kafka");
                var mortal = new TestBroker();
                var ingress = startWithEndpoint(mortal, registry)) {
            // Given
            assertThat(deliver(ingress).statusCode()).isEqualTo(200);
            mortal.stop();
            // When
            long start = System.nanoTime();
            HttpResponse<String> answer = deliver(ingress);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            // Then
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(taken).isLessThan(Duration.ofSeconds(2));
            assertThat(ingress.actuator("health/liveness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void without_kafka_at_the_start_the_service_is_alive_but_not_ready_and_answers_503() {
        try (var registry = new TestRegistry("outage-start");
                var ingress = TestIngress.start("127.0.0.1:1", registry.url(), endpoints)) {
            // When
            HttpResponse<String> answer = deliver(ingress);
            // Then
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(ingress.actuator("health/liveness").statusCode()).isEqualTo(200);
            assertThat(ingress.actuator("health/readiness").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void the_service_becomes_ready_when_kafka_comes() throws IOException {
        // Given
        int port = freePort();
        try (var registry = new TestRegistry("outage-late");
                var ingress = TestIngress.start("127.0.0.1:" + port, registry.url(), endpoints)) {
            assertThat(ingress.isReady()).isFalse();
            // When
            try (var _ = new Forwarder(port, broker.port())) {
                // Then
                await().atMost(Duration.ofSeconds(20)).until(ingress::isReady);
                assertThat(ingress.deliver("none", "{}").statusCode()).isEqualTo(404);
            }
        }
    }

    @Test
    void without_schemas_the_service_becomes_ready_as_soon_as_they_are_registered() {
        try (var ingress = TestIngress.start(broker.addresses(), "mock://outage-schemas", endpoints)) {
            // Given
            await().until(() -> ingress.actuator("health").body().contains("id of the ContractEvent schema"));
            assertThat(ingress.isReady()).isFalse();
            // When
            try (var registry = new TestRegistry("outage-schemas")) {
                // Then
                await().atMost(Duration.ofSeconds(10)).until(ingress::isReady);
                assertThat(registry.url()).isEqualTo("mock://outage-schemas");
            }
        }
    }

    @Test
    void an_endpoint_record_whose_schema_the_registry_does_not_know_is_read_again_until_it_does() {
        try (var registry = new TestRegistry("outage-lost")) {
            // Given
            byte[] record =
                    registry.encodeEndpoint(endpoints.endpoint("known", 77, endpoints.key("known", "known-1", KEY)));
            broker.write(TopicNames.WEBHOOK_ENDPOINTS, "known", record);
            MockSchemaRegistry.dropScope("outage-lost");
            try (var ingress = TestIngress.start(broker.addresses(), registry.url(), endpoints)) {
                await().until(() -> ingress.actuator("health").body().contains("is not being read"));
                assertThat(deliver(ingress).statusCode()).isEqualTo(503);
                // When
                try (var restored = new TestRegistry("outage-lost")) {
                    // Then
                    await().atMost(Duration.ofSeconds(10)).until(ingress::isReady);
                    assertThat(restored.url()).isEqualTo(registry.url());
                    assertThat(deliver(ingress).statusCode()).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void endpoints_in_partitions_that_were_added_later_are_found() {
        try (var registry = new TestRegistry("outage-partitions");
                var growing = new TestBroker();
                var ingress = TestIngress.start(
                        growing.addresses(),
                        registry.url(),
                        endpoints,
                        "--spring.kafka.consumer.properties.[metadata.max.age.ms]=300")) {
            // Given
            await().atMost(Duration.ofSeconds(15)).until(ingress::isReady);
            byte[] record =
                    registry.encodeEndpoint(endpoints.endpoint("late", 77, endpoints.key("late", "late-1", KEY)));
            // When
            growing.topics().addPartitions(TopicNames.WEBHOOK_ENDPOINTS, 4);
            growing.topics().write(new ProducerRecord<>(TopicNames.WEBHOOK_ENDPOINTS, 3, "late", record));
            // Then
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> ingress.deliver("late", Calls.call("late", KEY, 1, "x:y"))
                                    .statusCode()
                            == 200);
        }
    }

    @Test
    void after_a_restart_the_endpoints_are_known_again() {
        try (var registry = new TestRegistry("outage-restart")) {
            // Given
            try (var ingress = startWithEndpoint(broker, registry)) {
                assertThat(deliver(ingress).statusCode()).isEqualTo(200);
            }
            // When
            try (var restarted = TestIngress.start(broker.addresses(), registry.url(), endpoints)) {
                await().until(restarted::isReady);
                // Then
                assertThat(deliver(restarted).statusCode()).isEqualTo(200);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private TestIngress startWithEndpoint(TestBroker broker, TestRegistry registry) {
        broker.write(
                TopicNames.WEBHOOK_ENDPOINTS,
                "known",
                registry.encodeEndpoint(endpoints.endpoint("known", 77, endpoints.key("known", "known-1", KEY))));
        var ingress = TestIngress.start(broker.addresses(), registry.url(), endpoints);
        await().atMost(Duration.ofSeconds(15)).until(ingress::isReady);
        return ingress;
    }

    private static HttpResponse<String> deliver(TestIngress ingress) {
        // Always another one: what was recorded before needs no Kafka.
        return ingress.deliver("known", Calls.call("outage-" + CALLS.incrementAndGet(), KEY, 1, "contract:sign"));
    }
}
