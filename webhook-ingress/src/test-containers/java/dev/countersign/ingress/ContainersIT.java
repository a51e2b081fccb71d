package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.events.ContractEvent;
import dev.countersign.schemas.register.SchemaRegistration;
import dev.countersign.schemas.register.TopicCreation;
import dev.countersign.schemas.topic.TopicNames;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The main line against Kafka and the schema registry as their makers ship them: a webhook becomes an Avro record that
 * somebody else reads. Other images: {@code -Dcontainers.kafka=…}, {@code -Dcontainers.registry=…} in {@code surefire.jvm.args}.
 */
@SuppressWarnings("NullAway.Init")
final class ContainersIT {

    private static final String KEY = "b84e5d34-8f3b-4728-a8f7-12345abcde67";
    private static final DockerImageName KAFKA = DockerImageName.parse(
                    System.getProperty("containers.kafka", "apache/kafka:4.1.0"))
            .asCompatibleSubstituteFor("apache/kafka");
    private static final DockerImageName REGISTRY =
            DockerImageName.parse(System.getProperty("containers.registry", "confluentinc/cp-schema-registry:8.0.0"));
    private static final int REGISTRY_PORT = 8081;
    private static final String KAFKA_INSIDE = "kafka:19092";

    @TempDir
    private static Path folder;

    private static Network network;
    private static KafkaContainer kafka;
    private static GenericContainer<?> registry;

    @BeforeAll
    static void start() throws InterruptedException {
        boolean engine = DockerClientFactory.instance().isDockerAvailable();
        if (!engine) {
            System.out.println(
                    "SKIPPED: Kafka and schema registry from container images. Tool missing: a container engine "
                            + "(Docker, or Podman with DOCKER_HOST set to its socket)");
        }
        assumeTrue(engine, "a container engine is missing");
        network = Network.newNetwork();
        kafka = new KafkaContainer(KAFKA).withNetwork(network).withListener(KAFKA_INSIDE);
        kafka.start();
        registry = new GenericContainer<>(REGISTRY)
                .withNetwork(network)
                .withExposedPorts(REGISTRY_PORT)
                .withEnv("SCHEMA_REGISTRY_HOST_NAME", "schema-registry")
                .withEnv("SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS", "PLAINTEXT://" + KAFKA_INSIDE)
                .waitingFor(Wait.forHttp("/subjects").forStatusCode(200));
        registry.start();
        try (Admin admin = Admin.create(
                Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getBootstrapServers()))) {
            assertThat(new TopicCreation(admin, 1).createMissing()).isNotEmpty();
        }
        assertThat(new SchemaRegistration(new CachedSchemaRegistryClient(registryUrl(), 100, Map.of())).registerAll())
                .isNotEmpty();
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.stop();
        }
        if (kafka != null) {
            kafka.stop();
        }
        if (network != null) {
            network.close();
        }
    }

    @Test
    void a_webhook_becomes_an_avro_record_that_is_read_back() {
        // Given
        var topics = new TestTopics(kafka.getBootstrapServers());
        var endpoints = new TestEndpoints(folder);
        try (var schemas = TestRegistry.at(registryUrl())) {
            topics.write(
                    TopicNames.WEBHOOK_ENDPOINTS,
                    "known",
                    schemas.encodeEndpoint(endpoints.endpoint("known", 77, KEY)));
            try (var ingress = TestIngress.start(kafka.getBootstrapServers(), registryUrl(), endpoints)) {
                await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(ingress::isReady);

                // When
                HttpResponse<String> answer =
                        ingress.deliver("known", Calls.call("in-containers", KEY, 101, "contract:sign"));

                // Then
                assertThat(answer.statusCode()).isEqualTo(200);
                List<ConsumerRecord<String, byte[]>> records = topics.read(TopicNames.CONTRACT_EVENTS, 1, _ -> true);
                assertThat(records).extracting(ConsumerRecord::key).containsExactly("77:101");
                var event = (ContractEvent) schemas.decode(
                        TopicNames.CONTRACT_EVENTS, records.getFirst().value());
                assertThat(event.getEventType()).isEqualTo("contract:sign");
                assertThat(event.getCallbackId()).isEqualTo("in-containers");
            }
        }
    }

    private static String registryUrl() {
        return "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT);
    }
}
