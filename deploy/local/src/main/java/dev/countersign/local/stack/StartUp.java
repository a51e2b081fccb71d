package dev.countersign.local.stack;

import dev.countersign.local.process.ChildProcess;
import dev.countersign.local.process.ChildSpec;
import dev.countersign.local.process.Ports;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Brings the parts up, each as soon as what it needs is there. */
final class StartUp {

    private static final int LARGE_SANDBOX_HEAP_MB = 640;

    private final LocalFolders folders;
    private final Ports held;
    private final LocalPorts ports;
    private final Services services;
    private final Endpoints endpoints;
    private final Children children;
    private final Readiness readiness;
    private final Progress progress;
    private @Nullable Database database;

    StartUp(
            LocalFolders folders,
            Ports held,
            LocalPorts ports,
            Services services,
            Children children,
            Readiness readiness,
            Progress progress) {
        this.folders = folders;
        this.held = held;
        this.ports = ports;
        this.services = services;
        this.endpoints = Endpoints.of(ports);
        this.children = children;
        this.readiness = readiness;
        this.progress = progress;
    }

    /** Completes when all parts are ready; the first failure also breaks the children. */
    CompletableFuture<Void> startAll(ExecutorService threads) {
        CompletableFuture<Void> topics = CompletableFuture.runAsync(this::startBroker, threads);
        CompletableFuture<Void> postgres = CompletableFuture.runAsync(() -> startDatabase(false), threads);
        CompletableFuture<Void> registry = CompletableFuture.runAsync(this::startRegistry, threads);
        CompletableFuture<Void> standIns = CompletableFuture.runAsync(this::startStandIns, threads);
        CompletableFuture<Void> ingress = topics.thenRunAsync(this::startIngress, threads);
        CompletableFuture<Void> setup =
                CompletableFuture.allOf(topics, postgres).thenRunAsync(() -> startSetup(Map.of()), threads);
        CompletableFuture<Void> sync = CompletableFuture.allOf(topics, postgres)
                .thenRunAsync(() -> startSync(services.sync(database().orElseThrow())), threads);
        for (CompletableFuture<Void> part : List.of(topics, postgres, registry, standIns, ingress, setup, sync)) {
            var _ = part.whenComplete((done, failure) -> {
                if (failure != null) {
                    children.broken().completeExceptionally(failure);
                }
            });
        }
        return CompletableFuture.allOf(topics, postgres, registry, standIns, ingress, setup, sync);
    }

    /** Completes when the setup service and what it tells others through is ready; nobody listens to it, and Oneflow is away. */
    CompletableFuture<Void> startSetupAlone(ExecutorService threads) {
        CompletableFuture<Void> topics = CompletableFuture.runAsync(this::startBroker, threads);
        CompletableFuture<Void> postgres = CompletableFuture.runAsync(() -> startDatabase(true), threads);
        CompletableFuture<Void> registry = CompletableFuture.runAsync(this::startRegistry, threads);
        // Whoever changes the tables behind its back can't wake the relay.
        return CompletableFuture.allOf(topics, postgres, registry)
                .thenRunAsync(() -> startSetup(Map.of("COUNTERSIGN_OUTBOX_INTERVAL", "50ms")), threads);
    }

    /** Completes when the contract sync service, what it works with and the ingress are ready; there is no setup service and no HRM. */
    CompletableFuture<Void> startSyncAlone(ExecutorService threads, MeasuredSync measured) {
        CompletableFuture<Void> topics = CompletableFuture.runAsync(this::startBroker, threads);
        CompletableFuture<Void> postgres = CompletableFuture.runAsync(() -> startDatabase(true), threads);
        CompletableFuture<Void> registry = CompletableFuture.runAsync(this::startRegistry, threads);
        CompletableFuture<Void> oneflow =
                CompletableFuture.runAsync(() -> startOneflow(services.oneflow(LARGE_SANDBOX_HEAP_MB)), threads);
        CompletableFuture<Void> ingress = topics.thenRunAsync(this::startIngress, threads);
        CompletableFuture<Void> sync = CompletableFuture.allOf(topics, postgres)
                .thenRunAsync(() -> startSync(services.sync(database().orElseThrow(), measured)), threads);
        return CompletableFuture.allOf(registry, oneflow, ingress, sync);
    }

    /** PostgreSQL, once it has been started. */
    synchronized Optional<Database> database() {
        return Optional.ofNullable(database);
    }

    private void startBroker() {
        Broker broker = new Broker(folders, ports.broker(), ports.controller());
        ChildProcess _ = children.launch(broker.prepare(), ports.broker(), ports.controller());
        List<String> topics = broker.createTopics();
        progress.say("Kafka is ready at " + broker.bootstrapServers() + " with " + topics.size() + " topics");
    }

    private void startDatabase(boolean durable) {
        held.release(ports.database());
        Database started = Database.start(folders, ports, durable);
        synchronized (this) {
            database = started;
        }
        if (children.isStopping()) {
            // Whoever stopped the others could not know about it yet.
            started.close();
            throw new StartFailedException("The local stack is being stopped");
        }
        progress.say("PostgreSQL is ready at 127.0.0.1:" + ports.database());
    }

    private void startRegistry() {
        Registry registry = new Registry(folders, ports.registry(), ports.registryManagement());
        ChildProcess child = children.launch(registry.child(), ports.registry(), ports.registryManagement());
        readiness.await(child, URI.create(endpoints.registry() + "/subjects"));
        int schemas = registry.registerSchemas();
        progress.say("Schema registry is ready at " + endpoints.registry() + " with " + schemas + " schemas");
    }

    private void startStandIns() {
        start(services.hrm(), URI.create(endpoints.hrm() + "/control/health"), ports.hrm());
        startOneflow(services.oneflow());
    }

    private void startOneflow(ChildSpec spec) {
        start(spec, URI.create(endpoints.oneflow() + "/control/health"), ports.oneflow());
    }

    private void startIngress() {
        start(services.ingress(), ready(endpoints.ingressManagement()), ports.ingress(), ports.ingressManagement());
    }

    private void startSetup(Map<String, String> more) {
        start(
                services.setup(database().orElseThrow(), more),
                ready(endpoints.setupManagement()),
                ports.setup(),
                ports.setupManagement());
    }

    private void startSync(ChildSpec spec) {
        start(spec, ready(endpoints.syncManagement()), ports.sync(), ports.syncManagement());
    }

    private void start(ChildSpec spec, URI health, int... listensAt) {
        readiness.await(children.launch(spec, listensAt), health);
        progress.say(spec.name() + " is ready at " + health.getScheme() + "://" + health.getAuthority());
    }

    private static URI ready(URI management) {
        return URI.create(management + "/actuator/health/readiness");
    }
}
