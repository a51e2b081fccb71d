package dev.countersign.local.stack;

import dev.countersign.local.process.ChildSpec;
import dev.countersign.schemas.register.TopicCreation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** One Kafka broker in KRaft mode, its data on disk. */
public final class Broker {

    /** Its name among the processes. */
    public static final String NAME = "kafka";

    private static final int HEAP_MB = 384;

    private final LocalFolders folders;
    private final int port;
    private final int controllerPort;

    /**
     * A broker that listens on loopback.
     *
     * @param folders where its program and its data are
     * @param port the interface for everybody
     * @param controllerPort its own controller
     */
    public Broker(LocalFolders folders, int port, int controllerPort) {
        this.folders = folders;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /**
     * Where clients find it.
     *
     * @return host:port
     */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Formats the data folder and tells how to start the broker on it. */
    ChildSpec prepare() {
        return prepare(openListeners());
    }

    /** The same with listeners of the caller's choice, for a broker that asks who its clients are. */
    ChildSpec prepare(String listeners) {
        return ChildSpec.java(NAME, HEAP_MB, program(formatted(listeners)), Map.of());
    }

    /**
     * The same for a broker that works hard: with options of the caller's choice instead of those for a quick start.
     *
     * @param options of the virtual machine
     * @return the child to start
     */
    public ChildSpec prepare(List<String> options) {
        return ChildSpec.java(NAME, options, program(formatted(openListeners())), Map.of());
    }

    private Path formatted(String listeners) {
        Path properties = folders.data().resolve("kafka-server.properties");
        try {
            Files.writeString(properties, listeners + serverProperties());
        } catch (IOException e) {
            throw new UncheckedIOException("The broker's configuration can't be written to " + properties, e);
        }
        format(properties);
        return properties;
    }

    private List<String> program(Path properties) {
        return List.of(
                "-Dlogback.configurationFile=dev/countersign/local/logback-broker.xml",
                "-cp",
                folders.libraries() + "/*" + java.io.File.pathSeparator + folders.jar("deploy/local", "local"),
                "kafka.Kafka",
                properties.toString());
    }

    /**
     * Waits for the broker and creates the topics of the catalogue.
     *
     * @return their names
     */
    public List<String> createTopics() {
        try (Admin admin =
                Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            return new TopicCreation(admin, 1).createMissing();
        }
    }

    private static void format(Path properties) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] command = {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", properties.toString()};
        int exitCode = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
        if (exitCode != 0) {
            throw new StartFailedException(
                    "Kafka's data folder can't be formatted: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    private String openListeners() {
        return """
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                """.formatted(port, controllerPort);
    }

    private String serverProperties() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%2$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(
                controllerPort, folders.data().resolve("kafka").toString().replace('\\', '/'));
    }
}
