package dev.countersign.local.stack;

import dev.countersign.local.process.ChildProcess;
import dev.countersign.local.process.ChildSpec;
import dev.countersign.local.process.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The running system: a Kafka broker, a schema registry, PostgreSQL, the two stand-ins and the three services, each a
 * process of its own. Closing it ends them all, the services first.
 */
public final class LocalStack implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> STOP_ORDER = List.of(
            Services.SYNC,
            Services.SETUP,
            Services.INGRESS,
            Services.ONEFLOW,
            Services.HRM,
            Registry.NAME,
            Broker.NAME);

    private final LocalFolders folders;
    private final Ports held;
    private final LocalPorts ports;
    private final LocalSecrets secrets;
    private final Progress progress;
    private final Services services;
    private final Map<String, ChildProcess> children = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> broken = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Readiness readiness = new Readiness(http, PATIENCE);
    private @Nullable Database database;

    private LocalStack(LocalFolders folders, Ports held, LocalPorts ports, LocalSecrets secrets, Progress progress) {
        this.folders = folders;
        this.held = held;
        this.ports = ports;
        this.secrets = secrets;
        this.progress = progress;
        this.services = new Services(folders, ports, secrets);
    }

    /**
     * Starts everything on the agreed ports, or the next free ones, and returns when it is ready.
     *
     * @param folders where the jars are and where a run writes; what an earlier run wrote there is removed
     * @param progress hears what comes up
     * @return the running stack
     * @throws StartFailedException when a part does not come up; what had come up is stopped again
     */
    public static LocalStack start(LocalFolders folders, Progress progress) {
        Ports held = new Ports();
        LocalPorts ports = LocalPorts.agreed(held);
        ports.moved().forEach(progress::say);
        return start(folders, held, ports, progress);
    }

    /**
     * The same on any free ports, for tests.
     *
     * @param folders where the jars are and where a run writes
     * @param progress hears what comes up
     * @return the running stack
     */
    public static LocalStack startAnywhere(LocalFolders folders, Progress progress) {
        Ports held = new Ports();
        return start(folders, held, LocalPorts.any(held), progress);
    }

    private static LocalStack start(LocalFolders folders, Ports held, LocalPorts ports, Progress progress) {
        requireBuilt(folders);
        folders.startAfresh();
        LocalSecrets secrets = LocalSecrets.makeIn(folders.secrets(), new SecureRandom());
        LocalStack stack = new LocalStack(folders, held, ports, secrets, progress);
        // Ctrl-C must end the children even while they are still coming up.
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-local-stack"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.anyOf(stack.startAll(threads), stack.broken).join();
        } catch (CompletionException e) {
            stack.close();
            throw e.getCause() instanceof StartFailedException failed
                    ? failed
                    : new StartFailedException("The local stack did not start: " + e.getCause(), e);
        }
        return stack;
    }

    /**
     * Where the parts are.
     *
     * @return the addresses
     */
    public Endpoints endpoints() {
        return Endpoints.of(ports);
    }

    /**
     * The secrets of this run.
     *
     * @return the secrets
     */
    public LocalSecrets secrets() {
        return secrets;
    }

    /**
     * Where the parts write their logs.
     *
     * @return the folder
     */
    public Path logs() {
        return folders.logs();
    }

    /**
     * Fails when a part has died although nobody stopped it.
     *
     * @return never completes otherwise
     */
    public CompletableFuture<Void> broken() {
        return broken.copy();
    }

    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        progress.say("Stopping everything");
        STOP_ORDER.subList(0, STOP_ORDER.size() - 1).stream()
                .flatMap(name -> Optional.ofNullable(children.get(name)).stream())
                .forEach(ChildProcess::askToStop);
        STOP_ORDER.stream()
                .flatMap(name -> Optional.ofNullable(children.get(name)).stream())
                .forEach(ChildProcess::stop);
        synchronized (this) {
            if (database != null) {
                database.close();
            }
        }
        held.close();
        http.close();
    }

    private CompletableFuture<Void> startAll(ExecutorService threads) {
        Broker broker = new Broker(folders, ports);
        CompletableFuture<Void> topics = run(threads, () -> startBroker(broker));
        CompletableFuture<Void> postgres = run(threads, this::startDatabase);
        CompletableFuture<Void> registry = run(threads, this::startRegistry);
        CompletableFuture<Void> standIns = run(threads, () -> {
            start(services.hrm(), URI.create(endpoints().hrm() + "/control/health"), ports.hrm());
            start(services.oneflow(), URI.create(endpoints().oneflow() + "/control/health"), ports.oneflow());
        });
        CompletableFuture<Void> ingress = topics.thenRunAsync(this::startIngress, threads);
        CompletableFuture<Void> setup =
                CompletableFuture.allOf(topics, postgres).thenRunAsync(this::startSetup, threads);
        CompletableFuture<Void> sync = CompletableFuture.allOf(topics, postgres).thenRunAsync(this::startSync, threads);
        for (CompletableFuture<Void> part : List.of(topics, postgres, registry, standIns, ingress, setup, sync)) {
            var _ = part.whenComplete((done, failure) -> {
                if (failure != null) {
                    broken.completeExceptionally(failure);
                }
            });
        }
        return CompletableFuture.allOf(topics, postgres, registry, standIns, ingress, setup, sync);
    }

    private static CompletableFuture<Void> run(ExecutorService threads, Runnable part) {
        return CompletableFuture.runAsync(part, threads);
    }

    private void startBroker(Broker broker) {
        launch(broker.prepare(), ports.broker(), ports.controller());
        List<String> topics = broker.createTopics();
        progress.say("Kafka is ready at " + broker.bootstrapServers() + " with " + topics.size() + " topics");
    }

    private void startDatabase() {
        held.release(ports.database());
        Database started = Database.start(folders, ports);
        synchronized (this) {
            database = started;
        }
        progress.say("PostgreSQL is ready at 127.0.0.1:" + ports.database());
    }

    private synchronized Database database() {
        if (database == null) {
            throw new IllegalStateException("PostgreSQL has not been started");
        }
        return database;
    }

    private void startRegistry() {
        Registry registry = new Registry(folders, ports);
        ChildProcess child = launch(registry.child(), ports.registry(), ports.registryManagement());
        readiness.await(child, URI.create(endpoints().registry() + "/subjects"));
        progress.say("Schema registry is ready at " + endpoints().registry() + " with " + registry.registerSchemas()
                + " schemas");
    }

    private void startIngress() {
        start(services.ingress(), ready(endpoints().ingressManagement()), ports.ingress(), ports.ingressManagement());
    }

    private void startSetup() {
        start(services.setup(database()), ready(endpoints().setupManagement()), ports.setup(), ports.setupManagement());
    }

    private void startSync() {
        start(services.sync(database()), ready(endpoints().syncManagement()), ports.sync(), ports.syncManagement());
    }

    private void start(ChildSpec spec, URI health, int... listensAt) {
        readiness.await(launch(spec, listensAt), health);
        progress.say(spec.name() + " is ready at " + health.getScheme() + "://" + health.getAuthority());
    }

    private ChildProcess launch(ChildSpec spec, int... listensAt) {
        if (closing.get()) {
            throw new StartFailedException("The local stack is being stopped");
        }
        IntStream.of(listensAt).forEach(held::release);
        ChildProcess child = ChildProcess.start(spec, folders.logs(), folders.pidFiles());
        children.put(spec.name(), child);
        var _ = child.exit().thenAccept(code -> {
            if (!closing.get()) {
                broken.completeExceptionally(new StartFailedException(Readiness.died(child)));
            }
        });
        return child;
    }

    private static URI ready(URI management) {
        return URI.create(management + "/actuator/health/readiness");
    }

    private static void requireBuilt(LocalFolders folders) {
        List<Path> needed = List.of(
                folders.libraries(),
                folders.registryProgram(),
                folders.jar("oneflow-sandbox", Services.ONEFLOW),
                folders.jar("deploy/hrm-sandbox", Services.HRM),
                folders.jar(Services.INGRESS, Services.INGRESS),
                folders.jar(Services.SETUP, Services.SETUP),
                folders.jar(Services.SYNC, Services.SYNC));
        for (Path file : needed) {
            if (!Files.exists(file)) {
                throw new StartFailedException(file + " is missing. Build it with: ./mvnw package -DskipTests");
            }
        }
    }
}
