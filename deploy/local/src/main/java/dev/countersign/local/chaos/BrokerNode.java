package dev.countersign.local.chaos;

import dev.countersign.local.chaos.ClusterPorts.BrokerPorts;
import dev.countersign.local.process.ChildSpec;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.StartFailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.tools.StorageTool;

/** One of three brokers, each also a controller, its data on disk. */
final class BrokerNode {

    private static final int HEAP_MB = 384;
    private static final String LISTENER = "PLAINTEXT";

    private final LocalFolders folders;
    private final List<BrokerPorts> all;
    private final int index;

    /**
     * A broker.
     *
     * @param all the ports of all brokers
     * @param index which of them it is, from 0
     */
    BrokerNode(LocalFolders folders, List<BrokerPorts> all, int index) {
        this.folders = folders;
        this.all = List.copyOf(all);
        this.index = index;
    }

    String name() {
        return "broker-" + (index + 1);
    }

    /** Writes its configuration and formats its data folder. */
    void format(String clusterId) {
        try {
            Files.writeString(configuration(), serverProperties());
        } catch (IOException e) {
            throw new UncheckedIOException("The configuration of " + name() + " can't be written", e);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] command = {
            "format", "--cluster-id", clusterId, "--config", configuration().toString()
        };
        if (StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8)) != 0) {
            throw new StartFailedException(
                    "The data folder of " + name() + " can't be formatted: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    ChildSpec spec(String life) {
        return ChildSpec.java(
                life,
                HEAP_MB,
                List.of(
                        "-Dlogback.configurationFile=dev/countersign/local/logback-broker.xml",
                        "-cp",
                        folders.libraries() + "/*" + java.io.File.pathSeparator + folders.jar("deploy/local", "local"),
                        "kafka.Kafka",
                        configuration().toString()),
                Map.of());
    }

    private Path configuration() {
        return folders.data().resolve(name() + ".properties");
    }

    private String serverProperties() {
        BrokerPorts ports = all.get(index);
        return """
                process.roles=broker,controller
                node.id=%1$d
                controller.quorum.voters=%2$s
                controller.listener.names=CONTROLLER
                listeners=CONTROLLER://127.0.0.1:%3$d,DIRECT://127.0.0.1:%4$d,REPLICATION://127.0.0.1:%5$d,%6$s
                advertised.listeners=DIRECT://127.0.0.1:%4$d,REPLICATION://127.0.0.1:%7$d,%8$s
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,DIRECT:PLAINTEXT,REPLICATION:PLAINTEXT,%9$s
                inter.broker.listener.name=REPLICATION
                log.dirs=%10$s
                auto.create.topics.enable=false
                default.replication.factor=3
                min.insync.replicas=2
                unclean.leader.election.enable=false
                offsets.topic.replication.factor=3
                transaction.state.log.replication.factor=3
                transaction.state.log.min.isr=2
                share.coordinator.state.topic.replication.factor=3
                share.coordinator.state.topic.min.isr=2
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(
                        index + 1,
                        IntStream.range(0, all.size())
                                .mapToObj(broker -> (broker + 1) + "@127.0.0.1:"
                                        + all.get(broker).controller())
                                .collect(Collectors.joining(",")),
                        ports.controller(),
                        ports.direct(),
                        ports.replication(),
                        listeners(ports.clients()),
                        ports.replicationLink(),
                        listeners(ports.clientLinks()),
                        IntStream.range(0, ports.clients().size())
                                .mapToObj(client -> clientListener(client) + ":" + LISTENER)
                                .collect(Collectors.joining(",")),
                        folders.data().resolve(name()).toString().replace('\\', '/'));
    }

    private static String listeners(List<Integer> ports) {
        return IntStream.range(0, ports.size())
                .mapToObj(client -> clientListener(client) + "://127.0.0.1:" + ports.get(client))
                .collect(Collectors.joining(","));
    }

    private static String clientListener(int client) {
        return "INGRESS" + (client + 1);
    }
}
