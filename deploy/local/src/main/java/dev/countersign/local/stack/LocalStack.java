package dev.countersign.local.stack;

import dev.countersign.local.process.Ports;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/**
 * The running system: a Kafka broker, a schema registry, PostgreSQL, the two stand-ins and the three services, each a
 * process of its own. Closing it ends them all, the services first.
 */
public final class LocalStack implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LocalFolders folders;
    private final Endpoints endpoints;
    private final LocalSecrets secrets;
    private final Progress progress;
    private final Ports held;
    private final Services services;
    private final Readiness readiness;
    private final Children children;
    private final StartUp startUp;
    private final Losses losses;
    private final HttpClient http = HttpClient.newHttpClient();

    private LocalStack(LocalFolders folders, Ports held, LocalPorts ports, LocalSecrets secrets, Progress progress) {
        this.folders = folders;
        this.endpoints = Endpoints.of(ports);
        this.secrets = secrets;
        this.progress = progress;
        this.held = held;
        this.children = new Children(folders, held);
        this.services = new Services(folders, ports, secrets);
        this.readiness = new Readiness(http, PATIENCE);
        this.startUp = new StartUp(folders, held, ports, services, children, readiness, progress);
        this.losses = new Losses(folders, ports, children, startUp);
    }

    /**
     * Starts everything on the agreed ports, or the next free ones, and returns when it is ready.
     *
     * @param folders where the jars are and where a run writes; what an earlier run wrote there is removed
     * @param progress hears what comes up, from several threads
     * @return the running stack
     * @throws StartFailedException when a part does not come up; what had come up is stopped again
     */
    public static LocalStack start(LocalFolders folders, Progress progress) {
        Ports held = new Ports();
        LocalPorts ports = LocalPorts.agreed(held);
        ports.moved().forEach(progress::say);
        return start(folders, held, ports, progress, StartUp::startAll);
    }

    /**
     * The same on any free ports, for tests.
     *
     * @param folders where the jars are and where a run writes
     * @param progress hears what comes up, from several threads
     * @return the running stack
     */
    public static LocalStack startAnywhere(LocalFolders folders, Progress progress) {
        Ports held = new Ports();
        return start(folders, held, LocalPorts.any(held), progress, StartUp::startAll);
    }

    /**
     * Only the setup service, with its database, broker and registry, on any free ports: for benchmarks.
     *
     * @param folders where the jars are and where a run writes
     * @param progress hears what comes up, from several threads
     * @return the running stack
     */
    public static LocalStack startSetupAlone(LocalFolders folders, Progress progress) {
        Ports held = new Ports();
        return start(folders, held, LocalPorts.any(held), progress, StartUp::startSetupAlone);
    }

    /**
     * Only the contract sync service, with its database, broker, registry, the Oneflow stand-in and the ingress, on any free ports: for
     * benchmarks, which bring the HRM along.
     *
     * @param folders where the jars are and where a run writes
     * @param progress hears what comes up, from several threads
     * @param measured how the service is started
     * @return the running stack
     */
    public static LocalStack startSyncAlone(LocalFolders folders, Progress progress, MeasuredSync measured) {
        Ports held = new Ports();
        return start(
                folders,
                held,
                LocalPorts.any(held),
                progress,
                (startUp, threads) -> startUp.startSyncAlone(threads, measured));
    }

    private static LocalStack start(
            LocalFolders folders,
            Ports held,
            LocalPorts ports,
            Progress progress,
            BiFunction<StartUp, ExecutorService, CompletableFuture<Void>> parts) {
        requireBuilt(folders);
        folders.startAfresh();
        LocalSecrets secrets = LocalSecrets.makeIn(folders.secrets(), new SecureRandom());
        LocalStack stack = new LocalStack(folders, held, ports, secrets, progress);
        // Ctrl-C must end the children even while they are still coming up.
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-local-stack"));
        stack.awaitReady(parts);
        return stack;
    }

    /**
     * Where the parts are.
     *
     * @return the addresses
     */
    public Endpoints endpoints() {
        return endpoints;
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
     * The instance of a service that the stack has started.
     *
     * @param kind which service
     * @return it, whether it still runs or not
     */
    public Instance first(ServiceKind kind) {
        return services.first(kind);
    }

    /**
     * Starts another instance of a service beside those that run, on free ports, and waits until it is ready.
     *
     * @param kind which service
     * @param name of its process
     * @param environment variables on top of those of the stack
     * @return the instance
     * @throws StartFailedException when it does not come up
     */
    public Instance startBeside(ServiceKind kind, String name, Map<String, String> environment) {
        return start(new Instance(kind, name, held.free(0), held.free(0)), environment);
    }

    /**
     * Starts an instance where one was that has ended, and waits until it is ready.
     *
     * @param instance which was ended
     * @param environment variables on top of those of the stack
     * @return the instance
     * @throws StartFailedException when it does not come up
     */
    public Instance startAgain(Instance instance, Map<String, String> environment) {
        return start(instance, environment);
    }

    /**
     * Asks an instance to end, as Kubernetes does, and waits for it.
     *
     * @param instance which
     * @param patience how long it may take
     * @return its exit code
     * @throws StartFailedException when it had to be killed
     */
    public int stop(Instance instance, Duration patience) {
        return children.retire(instance.name(), patience);
    }

    /**
     * What may be lost on purpose.
     *
     * @return the losses of this stack
     */
    public Losses losses() {
        return losses;
    }

    private Instance start(Instance instance, Map<String, String> environment) {
        readiness.await(
                children.launch(
                        services.instance(instance, startUp.database().orElseThrow(), environment),
                        instance.port(),
                        instance.managementPort()),
                instance.readiness());
        progress.say(instance.name() + " is ready at " + instance.address());
        return instance;
    }

    /**
     * The setup service's database, for benchmarks.
     *
     * @return its JDBC URL; user and password are {@code postgres}
     */
    public String setupDatabaseUrl() {
        return startUp.database().orElseThrow().jdbcUrl(Services.SETUP_DATABASE);
    }

    /**
     * The contract sync service's database, for benchmarks.
     *
     * @return its JDBC URL; user and password are {@code postgres}
     */
    public String syncDatabaseUrl() {
        return startUp.database().orElseThrow().jdbcUrl(Services.SYNC_DATABASE);
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
        return children.broken().copy();
    }

    @Override
    public synchronized void close() {
        if (!children.isStopping()) {
            progress.say("Stopping everything");
        }
        if (children.stopAll()) {
            startUp.database().ifPresent(Database::close);
            http.close();
        }
    }

    private void awaitReady(BiFunction<StartUp, ExecutorService, CompletableFuture<Void>> parts) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            CompletableFuture.anyOf(parts.apply(startUp, threads), children.broken())
                    .join();
        } catch (CompletionException e) {
            // Whoever still waits for a part gives up.
            List<Runnable> _ = threads.shutdownNow();
            close();
            throw e.getCause() instanceof StartFailedException failed
                    ? failed
                    : new StartFailedException("The local stack did not start: " + e.getCause(), e);
        }
        threads.shutdown();
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
