package dev.countersign.local.stack;

import dev.countersign.local.process.ChildProcess;
import dev.countersign.local.process.ChildSpec;
import dev.countersign.local.process.Ports;
import dev.countersign.schemas.access.AccessCatalogue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The system from its real jars with TLS, users and rights everywhere: Kafka with the rights of the catalogue, a registry
 * and PostgreSQL that take nobody without a password. Closing it ends all of it.
 */
final class SecuredStack implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LocalFolders folders = new LocalFolders(
            Path.of("..", "..").toAbsolutePath().normalize(),
            Path.of("target", "secured").toAbsolutePath());
    private final Ports held = new Ports();
    private final LocalPorts ports = LocalPorts.any(held);
    private final int certificatePort = held.free(0);
    private final Children children = new Children(folders, held);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Readiness readiness = new Readiness(http, PATIENCE);
    private final Passwords passwords = passwords();
    private final LocalSecrets secrets;
    private final Services plain;
    private final SecuredServices services;
    private final SecuredKafka kafka;
    private final SecuredDatabase postgres;
    private final RegistryGate gate;
    private final RegistryAccess registry;
    private final DeploymentTool tool;
    private volatile @Nullable Database database;

    private SecuredStack() throws IOException, GeneralSecurityException {
        folders.startAfresh();
        secrets = LocalSecrets.makeIn(folders.secrets(), new SecureRandom());
        plain = new Services(folders, ports, secrets);
        Certificates certificates = certificates(folders.secrets().resolve("certificates"));
        kafka = new SecuredKafka(certificates, ports, certificatePort, passwords);
        postgres = new SecuredDatabase(certificates, passwords);
        URI open = URI.create("http://127.0.0.1:" + ports.registry());
        gate = new RegistryGate(certificates, open, Map.of(RegistryAccess.USER, passwords.of(RegistryAccess.USER)));
        registry = new RegistryAccess(gate.uri(), certificates.trustStore(RegistryAccess.STORE_PASSWORD), "")
                .withPassword(passwords.of(RegistryAccess.USER));
        tool = new DeploymentTool(folders, certificates, registry, passwords);
        services = new SecuredServices(plain, folders.secrets(), certificates, kafka, registry, passwords);
    }

    static SecuredStack start() throws IOException, GeneralSecurityException {
        SecuredStack stack = new SecuredStack();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-secured-stack"));
        stack.startAll();
        return stack;
    }

    Endpoints endpoints() {
        return Endpoints.of(ports);
    }

    LocalSecrets secrets() {
        return secrets;
    }

    SecuredKafka kafka() {
        return kafka;
    }

    RegistryAccess registry() {
        return registry;
    }

    Path logs() {
        return folders.logs();
    }

    String password(String user) {
        return passwords.of(user);
    }

    /** Every password and token that something of this stack was given. */
    List<String> everySecret() {
        List<String> all = new ArrayList<>(passwords.all());
        all.addAll(List.of(
                secrets.operatorToken(), secrets.serviceToken(), secrets.hrmToken(), RegistryAccess.STORE_PASSWORD));
        return all;
    }

    /** The sync service's database, without the parameters of TLS. */
    String databaseUrl() {
        return running().jdbcUrl(Services.SYNC_DATABASE);
    }

    @Override
    public void close() {
        if (children.stopAll()) {
            Database started = database;
            if (started != null) {
                started.close();
            }
            gate.close();
            http.close();
        }
    }

    private void startAll() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> topics = run(threads, this::startBroker);
            CompletableFuture<Void> databases = run(threads, this::startDatabase);
            CompletableFuture<Void> schemas = run(threads, this::startRegistry);
            CompletableFuture<Void> standIns = run(threads, this::startStandIns);
            CompletableFuture<Void> ingress = topics.thenCompose(_ -> run(threads, this::startIngress));
            CompletableFuture<Void> setup =
                    CompletableFuture.allOf(topics, databases).thenCompose(_ -> run(threads, this::startSetup));
            CompletableFuture<Void> sync =
                    CompletableFuture.allOf(topics, databases).thenCompose(_ -> run(threads, this::startSync));
            List<CompletableFuture<Void>> all = List.of(topics, databases, schemas, standIns, ingress, setup, sync);
            for (CompletableFuture<Void> part : all) {
                var _ = part.whenComplete((_, failure) -> {
                    if (failure != null) {
                        children.broken().completeExceptionally(failure);
                    }
                });
            }
            Object _ = CompletableFuture.anyOf(
                            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)), children.broken())
                    .join();
        } catch (CompletionException e) {
            close();
            throw new StartFailedException("The secured stack did not start: " + e.getCause(), e);
        }
    }

    private void startBroker() throws IOException, GeneralSecurityException, InterruptedException {
        ChildProcess _ = children.launch(kafka.child(folders), ports.broker(), ports.controller(), certificatePort);
        kafka.applyCatalogue();
        tool.run("topics", "--bootstrap-servers", kafka.byPassword(), "--replication-factor", "1");
    }

    private void startDatabase() throws IOException, GeneralSecurityException, SQLException {
        held.release(ports.database());
        database = postgres.start(folders, ports);
    }

    private void startRegistry() throws IOException {
        Registry open = new Registry(folders, ports.registry(), ports.registryManagement());
        ChildProcess child = children.launch(open.child(), ports.registry(), ports.registryManagement());
        readiness.await(child, URI.create(open.uri() + "/subjects"));
        tool.run("register", "--schema-registry", registry.url().toString());
    }

    private void startStandIns() {
        ready(plain.hrm(), URI.create(endpoints().hrm() + "/control/health"), ports.hrm());
        ready(plain.oneflow(), URI.create(endpoints().oneflow() + "/control/health"), ports.oneflow());
    }

    private void startIngress() throws IOException, GeneralSecurityException {
        URI management = endpoints().ingressManagement();
        ready(services.ingress(), health(management), ports.ingress(), ports.ingressManagement());
    }

    private void startSetup() throws IOException {
        URI management = endpoints().setupManagement();
        ready(services.setup(running()), health(management), ports.setup(), ports.setupManagement());
    }

    private void startSync() throws IOException {
        URI management = endpoints().syncManagement();
        ready(services.sync(running()), health(management), ports.sync(), ports.syncManagement());
    }

    private Database running() {
        return Objects.requireNonNull(database);
    }

    private void ready(ChildSpec spec, URI health, int... listensAt) {
        readiness.await(children.launch(spec, listensAt), health);
    }

    private static URI health(URI management) {
        return URI.create(management + "/actuator/health/readiness");
    }

    private static Certificates certificates(Path folder) throws IOException, GeneralSecurityException {
        Certificates certificates = new Certificates(folder);
        certificates.make(SecuredKafka.SUPER_USER);
        certificates.make(AccessCatalogue.WEBHOOK_INGRESS.name());
        certificates.make(AccessCatalogue.SUBSCRIBER.name());
        return certificates;
    }

    private static Passwords passwords() {
        List<String> users =
                new ArrayList<>(List.of(RegistryAccess.USER, SecuredDatabase.SETUP_USER, SecuredDatabase.SYNC_USER));
        AccessCatalogue.all().forEach(principal -> users.add(principal.name()));
        return new Passwords(users);
    }

    private static CompletableFuture<Void> run(ExecutorService threads, Work work) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new CompletionException(e);
                    } catch (IOException | GeneralSecurityException | SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                threads);
    }

    private interface Work {
        void run() throws IOException, GeneralSecurityException, SQLException, InterruptedException;
    }
}
