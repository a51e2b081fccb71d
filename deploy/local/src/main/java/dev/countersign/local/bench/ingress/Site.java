package dev.countersign.local.bench.ingress;

import dev.countersign.events.SignKey;
import dev.countersign.events.WebhookEndpoint;
import dev.countersign.local.bench.load.BenchEndpoints;
import dev.countersign.local.process.ChildProcess;
import dev.countersign.local.process.Ports;
import dev.countersign.local.stack.Broker;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.LocalSecrets;
import dev.countersign.local.stack.Readiness;
import dev.countersign.local.stack.Registry;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.schemas.topic.TopicNames;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What receivers need around them: a broker with its topics, a registry with the schemas, and endpoints. */
final class Site {

    static final List<String> BROKER_OPTIONS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseG1GC", "-Xshare:auto");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LocalFolders folders;
    private final Ports ports;
    private final Children children;
    private final LocalSecrets secrets;
    private final String bootstrapServers;
    private final URI registry;
    private final ChildProcess broker;

    private Site(
            LocalFolders folders,
            Ports ports,
            Children children,
            LocalSecrets secrets,
            String bootstrapServers,
            URI registry,
            ChildProcess broker) {
        this.folders = folders;
        this.ports = ports;
        this.children = children;
        this.secrets = secrets;
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
        this.broker = broker;
    }

    /** Starts a broker and a registry; what the last run left in the folders is removed. */
    static Site start(LocalFolders folders, Ports ports, Children children) {
        folders.startAfresh();
        int port = ports.free(0);
        int managementPort = ports.free(0);
        Registry registry = new Registry(folders, port, managementPort);
        ChildProcess child = children.launch(registry.child(), folders, ports, port, managementPort);
        Site site = start(folders, ports, children, registry.uri());
        try (HttpClient http = HttpClient.newHttpClient()) {
            new Readiness(http, PATIENCE).await(child, URI.create(registry.uri() + "/subjects"));
        }
        var _ = registry.registerSchemas();
        return site;
    }

    /** Another broker, with the same registry. */
    Site another(LocalFolders itsFolders) {
        itsFolders.startAfresh();
        return start(itsFolders, ports, children, registry);
    }

    private static Site start(LocalFolders folders, Ports ports, Children children, URI registry) {
        int port = ports.free(0);
        int controllerPort = ports.free(0);
        Broker broker = new Broker(folders, port, controllerPort);
        ChildProcess child = children.launch(broker.prepare(BROKER_OPTIONS), folders, ports, port, controllerPort);
        var _ = broker.createTopics();
        return new Site(
                folders,
                ports,
                children,
                LocalSecrets.makeIn(folders.secrets(), new SecureRandom()),
                broker.bootstrapServers(),
                registry,
                child);
    }

    /** Publishes endpoints, their sign keys sealed, as the setup service does; and writes them to the baselines' file. */
    void seed(int endpoints) {
        SecretBox box = SecretBox.fromKeyset(secrets.endpointKeyset());
        KafkaAvroSerializer values = new KafkaAvroSerializer();
        values.configure(
                Map.of(
                        "schema.registry.url", registry.toString(),
                        "auto.register.schemas", false,
                        "avro.remove.java.properties", true),
                false);
        try (KafkaProducer<String, Object> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        20),
                new StringSerializer(),
                values)) {
            for (int index = 0; index < endpoints; index++) {
                var _ = producer.send(new ProducerRecord<>(
                        TopicNames.WEBHOOK_ENDPOINTS, BenchEndpoints.id(index), endpoint(index, box)));
            }
        }
        writeFile(endpoints);
    }

    /** A program of the bench on this site. */
    ChildProcess launch(Contestant contestant) {
        return children.launch(contestant.spec(), folders, ports, contestant.ports());
    }

    void stop(ChildProcess child) {
        children.stop(child);
    }

    int freePort() {
        return ports.free(0);
    }

    LocalFolders folders() {
        return folders;
    }

    Path endpointFile() {
        return folders.data().resolve("endpoints.csv");
    }

    Path endpointKeyset() {
        return secrets.endpointKeyset();
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    URI registry() {
        return registry;
    }

    long brokerPid() {
        return broker.pid();
    }

    private static WebhookEndpoint endpoint(int index, SecretBox box) {
        String id = BenchEndpoints.id(index);
        return WebhookEndpoint.newBuilder()
                .setEndpointId(id)
                .setAccountId(BenchEndpoints.account(index))
                .setVersion(1)
                .setSignKeys(List.of(SignKey.newBuilder()
                        .setKeyId("key-" + id)
                        .setSealedKey(
                                ByteBuffer.wrap(box.seal(BenchEndpoints.signKey(index), SecretOwners.endpoint(id))))
                        .setValidFrom(Instant.EPOCH)
                        .build()))
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }

    private void writeFile(int endpoints) {
        List<String> lines = IntStream.range(0, endpoints)
                .mapToObj(index -> BenchEndpoints.id(index) + "," + BenchEndpoints.account(index) + ","
                        + BenchEndpoints.signKey(index))
                .toList();
        try {
            Files.write(endpointFile(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("The endpoints can't be written to " + endpointFile(), e);
        }
    }
}
