package dev.countersign.local.chaos;

import dev.countersign.local.chaos.ClusterPorts.BrokerPorts;
import dev.countersign.local.process.Ports;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.LocalSecrets;
import dev.countersign.local.stack.Progress;
import dev.countersign.local.stack.Readiness;
import dev.countersign.local.stack.Registry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * Three brokers, a schema registry and two ingresses, each a process of its own, with links between them that can be
 * cut. Closing it ends them all.
 */
final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Ports held = new Ports();
    private final ClusterPorts ports;
    private final LocalFolders folders;
    private final Progress progress;
    private final HttpClient http;
    private final Registry registry;
    private final Node registryNode;
    private final List<Node> brokers = new ArrayList<>();
    private final List<Node> ingresses = new ArrayList<>();
    private final List<IngressNode> ingressNodes = new ArrayList<>();
    private final Links links;
    private final AtomicBoolean closed = new AtomicBoolean();

    Cluster(LocalFolders folders, LocalSecrets secrets, HttpClient http, Progress progress) {
        this.folders = folders;
        this.http = http;
        this.progress = progress;
        this.ports = ClusterPorts.take(held, new SplittableRandom());
        this.links = new Links(ports, held);
        this.registry = new Registry(folders, ports.registry(), ports.registryManagement());
        this.registryNode = new Node(Registry.NAME, _ -> registry.child(), folders);
        for (int index = 0; index < ClusterPorts.BROKERS; index++) {
            BrokerNode broker = new BrokerNode(folders, ports.brokers(), index);
            brokers.add(new Node(broker.name(), broker::spec, folders));
        }
        for (int index = 0; index < ClusterPorts.INGRESSES; index++) {
            IngressNode ingress = new IngressNode(
                    folders, secrets, ports.ingresses().get(index), bootstrapOf(index), registry.uri(), index);
            ingressNodes.add(ingress);
            ingresses.add(new Node(ingress.name(), ingress::spec, folders));
        }
    }

    /** Starts everything that the ingresses need. */
    void startForIngresses(Executor threads) {
        CompletableFuture<Void> schemas = CompletableFuture.runAsync(this::startRegistry, threads);
        String clusterId = Uuid.randomUuid().toString();
        for (int index = 0; index < brokers.size(); index++) {
            BrokerPorts mine = ports.brokers().get(index);
            new BrokerNode(folders, ports.brokers(), index).format(clusterId);
            mine.listeners().forEach(held::release);
            brokers.get(index).start();
        }
        try (Watch watch = new Watch(bootstrapServers())) {
            watch.awaitBrokers(brokers);
            watch.createTopics(ClusterPorts.BROKERS);
        }
        progress.say("Three brokers are ready at " + bootstrapServers());
        schemas.join();
        progress.say("Schema registry is ready at " + registry.uri());
    }

    void startIngresses() {
        for (int index = 0; index < ingresses.size(); index++) {
            held.release(ports.ingresses().get(index).http());
            held.release(ports.ingresses().get(index).management());
            ingresses.get(index).start();
        }
        awaitIngresses();
        progress.say("Two ingresses are ready at "
                + addresses().stream().map(URI::toString).collect(Collectors.joining(" and ")));
    }

    /** Waits until both ingresses say that they are ready. */
    void awaitIngresses() {
        Readiness readiness = new Readiness(http, PATIENCE);
        for (int index = 0; index < ingresses.size(); index++) {
            readiness.await(
                    ingresses.get(index).running(), ingressNodes.get(index).readiness());
        }
    }

    List<URI> addresses() {
        return ingressNodes.stream().map(IngressNode::address).toList();
    }

    URI registry() {
        return registry.uri();
    }

    /** For tools: without a link. */
    String bootstrapServers() {
        return String.join(",", bootstrapServerOfEach());
    }

    /** The same, one for each broker. */
    List<String> bootstrapServerOfEach() {
        return ports.brokers().stream()
                .map(broker -> "127.0.0.1:" + broker.direct())
                .toList();
    }

    List<Node> brokers() {
        return List.copyOf(brokers);
    }

    List<Node> ingresses() {
        return List.copyOf(ingresses);
    }

    Links links() {
        return links;
    }

    /** Opens every link, lets go on what is paused, and starts what does not run. */
    void healAll() {
        links.openAll();
        brokers.forEach(Node::revive);
        ingresses.forEach(Node::revive);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            // Nothing of it is needed any more, so nobody is asked politely.
            Stream.of(ingresses.stream(), brokers.stream(), Stream.of(registryNode))
                    .flatMap(nodes -> nodes)
                    .forEach(Node::end);
            links.close();
            held.close();
        }
    }

    private String bootstrapOf(int ingress) {
        return ports.brokers().stream()
                .map(broker -> "127.0.0.1:" + broker.clientLinks().get(ingress))
                .collect(Collectors.joining(","));
    }

    private void startRegistry() {
        held.release(ports.registry());
        held.release(ports.registryManagement());
        registryNode.start();
        new Readiness(http, PATIENCE).await(registryNode.running(), URI.create(registry.uri() + "/subjects"));
        int _ = registry.registerSchemas();
    }
}
