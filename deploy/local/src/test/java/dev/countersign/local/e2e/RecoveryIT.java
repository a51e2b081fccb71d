package dev.countersign.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.stack.Endpoints;
import dev.countersign.local.stack.Instance;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.LocalStack;
import dev.countersign.local.stack.ServiceKind;
import dev.countersign.local.story.Hrm;
import dev.countersign.local.story.JsonHttp;
import dev.countersign.local.story.Oneflow;
import dev.countersign.local.story.Waiting;
import dev.countersign.local.traffic.Agreements;
import dev.countersign.local.traffic.Customer;
import dev.countersign.schemas.secrets.Keysets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/**
 * What is lost for good with a database or with Kafka comes back as the operations guide says. Has a stack of its own, so it
 * runs only when asked for: {@code -Drecovery}.
 */
@EnabledIfSystemProperty(named = "recovery", matches = ".*", disabledReason = "run with -Dsurefire.jvm.args=-Drecovery")
@SuppressWarnings("NullAway.Init")
final class RecoveryIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CONTRACTS = 5;

    private static LocalStack stack;
    private static Oneflow oneflow;
    private static Hrm hrm;
    private static Customer customer;
    private static Agreements agreements;
    private static List<Long> contracts;

    @BeforeAll
    static void start() {
        stack = LocalStack.startAnywhere(
                new LocalFolders(
                        Path.of("..", "..").toAbsolutePath().normalize(),
                        Path.of("target", "recovery").toAbsolutePath()),
                line -> System.out.println("[recovery] " + line));
        oneflow = new Oneflow(stack.endpoints());
        // Oneflow sends again after 1, 5, 10 s …: here sooner.
        oneflow.setTimeFactor(0.1);
        hrm = new Hrm(stack.endpoints());
        customer = Customer.onboard(stack, "Unlucky AB");
        agreements = new Agreements(stack.endpoints());
        contracts = agreements.write(customer, 2 * CONTRACTS);
        contracts.subList(0, CONTRACTS - 1).forEach(agreements::sign);
        agreements.awaitRecords();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void a_lost_database_of_the_sync_service_is_filled_again_from_kafka_and_oneflow_and_nothing_is_written_twice()
            throws SQLException, InterruptedException, ExecutionException {
        // Given
        Instance sync = stack.first(ServiceKind.CONTRACT_SYNC_SERVICE);
        Map<String, Long> before = versions();
        stack.losses().loseSyncDatabase();
        oneflow.act(contracts.get(CONTRACTS), "sign");
        awaitReadiness(sync, 503);

        // When
        int _ = stack.stop(sync, Duration.ofSeconds(45));
        stack.losses().makeEmptySyncDatabase();
        fromTheBeginning("contract-sync-service-accounts", "contract-sync-service-credentials");
        var _ = stack.startAgain(sync, Map.of());
        awaitAccount();
        JsonNode reconciled = reconcile();

        // Then
        System.out.println("[recovery] reconciliation: " + reconciled);
        awaitRecord(contracts.get(CONTRACTS));
        awaitClean(contracts.getFirst());
        assertThat(versions()).containsAllEntriesOf(before);
    }

    @Test
    void a_lost_kafka_cluster_is_filled_again_from_the_databases_and_oneflow()
            throws SQLException, InterruptedException {
        // Given
        Map<String, Long> before = versions();
        stack.losses().loseKafka();
        oneflow.act(contracts.get(CONTRACTS + 1), "sign");

        // When
        stack.losses().startEmptyKafka();
        publishAgain();
        JsonNode reconciled = reconcile();

        // Then
        System.out.println("[recovery] reconciliation: " + reconciled);
        awaitRecord(contracts.get(CONTRACTS + 1));
        oneflow.act(contracts.get(CONTRACTS + 2), "sign");
        awaitRecord(contracts.get(CONTRACTS + 2));
        assertThat(versions()).containsAllEntriesOf(before);
        awaitReadiness(stack.first(ServiceKind.WEBHOOK_INGRESS), 200);
        Customer late = Customer.onboard(stack, "After the loss AB");
        assertThat(late.account()).isPositive();
    }

    @Test
    void both_keysets_get_another_key_and_nothing_that_was_sealed_is_lost() throws IOException {
        // Given
        Path endpoints = stack.secrets().endpointKeyset();
        Path credentials = stack.secrets().credentialsKeyset();
        int old = Keysets.keys(endpoints).getFirst().id();

        // When
        Files.writeString(endpoints, Keysets.withNewKey(endpoints));
        Files.writeString(credentials, Keysets.withNewKey(credentials));
        restart(ServiceKind.values());
        Files.writeString(endpoints, Keysets.withPrimary(endpoints, newest(endpoints)));
        Files.writeString(credentials, Keysets.withPrimary(credentials, newest(credentials)));
        restart(ServiceKind.CONTRACT_SYNC_SERVICE, ServiceKind.SETUP_SERVICE);
        JsonNode resealed = reseal();
        Files.writeString(endpoints, Keysets.withoutKey(endpoints, old));
        restart(ServiceKind.WEBHOOK_INGRESS, ServiceKind.SETUP_SERVICE);

        // Then
        System.out.println("[recovery] resealing: " + resealed);
        oneflow.act(contracts.get(CONTRACTS + 3), "sign");
        awaitRecord(contracts.get(CONTRACTS + 3));
        assertThat(Customer.onboard(stack, "With the new keys AB").account()).isPositive();
    }

    @Test
    void what_a_restored_database_of_the_setup_service_tells_is_news_once_its_versions_are_lifted()
            throws SQLException {
        // Given
        long before = versionAtTheSyncService();

        // When
        for (String table : List.of("account", "credentials", "endpoint")) {
            int _ = updateSetup("UPDATE setup." + table + " SET version = version + 1000000 WHERE version > 0");
        }

        // Then
        var _ = Waiting.until(
                "lifted version at the sync service",
                PATIENCE,
                () -> Optional.of(versionAtTheSyncService()).filter(version -> version == before + 1_000_000));
    }

    private static long versionAtTheSyncService() {
        try (Connection connection = DriverManager.getConnection(stack.syncDatabaseUrl(), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT least(a.version, c.version) FROM sync.account a JOIN sync.account_credentials c "
                                + "USING (account_id) WHERE account_id = " + customer.account())) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException("The sync service's database does not answer", e);
        }
    }

    private static void restart(ServiceKind... kinds) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Instance>> starts = Stream.of(kinds)
                    .map(kind -> CompletableFuture.supplyAsync(() -> restart(stack.first(kind)), threads))
                    .toList();
            starts.forEach(CompletableFuture::join);
        }
    }

    private static Instance restart(Instance instance) {
        int _ = stack.stop(instance, Duration.ofSeconds(45));
        return stack.startAgain(instance, Map.of());
    }

    private static int newest(Path keyset) {
        return Keysets.keys(keyset).getLast().id();
    }

    private static JsonNode reseal() {
        URI uri = URI.create(stack.endpoints().setup() + "/api/secrets/resealing");
        var _ = operators().post(uri, Map.of());
        return Waiting.until(
                "end of the resealing",
                PATIENCE,
                () -> Optional.of(operators().get(uri))
                        .filter(found -> !found.path("finishedAt").isNull()));
    }

    private static Map<String, Long> versions() {
        return hrm.employees().stream()
                .filter(entry -> !entry.value(Hrm.EXTENSION + "contractId").isEmpty())
                .collect(Collectors.toMap(entry -> entry.value(Hrm.EXTENSION + "contractId"), Hrm.Entry::version));
    }

    /** {@code kafka-consumer-groups.sh --reset-offsets --to-earliest}, by forgetting what the groups have read. */
    private static void fromTheBeginning(String... groups) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.endpoints().bootstrapServers()))) {
            admin.deleteConsumerGroups(List.of(groups)).all().get();
        }
    }

    private static void publishAgain() throws SQLException {
        for (String table : List.of("endpoint", "credentials", "account")) {
            int rows = updateSetup("UPDATE setup." + table + " SET published_version = 0 WHERE version > 0");
            System.out.println("[recovery] " + rows + " rows of " + table + " are published again");
        }
    }

    private static int updateSetup(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stack.setupDatabaseUrl(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static JsonNode reconcile() {
        return operators()
                .post(
                        URI.create(stack.endpoints().sync() + "/api/reconciliations"),
                        Map.of("accountId", customer.account(), "who", "operator", "comment", "after the loss"));
    }

    private static void awaitAccount() {
        var _ = Waiting.until(
                "account " + customer.account() + " in the sync service",
                PATIENCE,
                () -> Optional.of(operators().get(URI.create(stack.endpoints().sync() + "/api/accounts?limit=100")))
                        .filter(found -> found.path("accounts")
                                .valueStream()
                                .anyMatch(account -> account.path("accountId").asLong() == customer.account()
                                        && account.path("hrmConnected").asBoolean())));
    }

    private static void awaitClean(long contract) {
        Endpoints endpoints = stack.endpoints();
        var _ = Waiting.until(
                "state clean of contract " + contract,
                PATIENCE,
                () -> Optional.of(operators()
                                .get(URI.create(endpoints.sync() + "/api/accounts/" + customer.account() + "/contracts/"
                                        + contract)))
                        .filter(found -> found.path("state").asString().equals("clean")));
    }

    private static void awaitRecord(long contract) {
        var _ = Waiting.until(
                "HRM record of contract " + contract,
                PATIENCE,
                () -> hrm.ofContract(contract)
                        .filter(found ->
                                found.value(Hrm.EXTENSION + "contractStatus").equals("signed")));
    }

    private static void awaitReadiness(Instance instance, int status) {
        var _ = Waiting.until(
                "readiness " + status + " of " + instance.name(),
                PATIENCE,
                () -> Optional.of(readiness(instance)).filter(found -> found == status));
    }

    private static int readiness(Instance instance) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(instance.management() + "/actuator/health/readiness"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static JsonHttp operators() {
        return JsonHttp.withBearer(stack.secrets().operatorToken());
    }
}
