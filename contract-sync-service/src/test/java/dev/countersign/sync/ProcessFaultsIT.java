package dev.countersign.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.ContractRequestOutcome;
import dev.countersign.events.ContractRequestResult;
import dev.countersign.events.ContractRequested;
import dev.countersign.events.EmployeeRecordSynced;
import dev.countersign.events.RequestedParticipant;
import dev.countersign.migrations.MigrationSteps;
import dev.countersign.schemas.topic.RecordKeys;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.sync.HoldingProxy.Call;
import dev.countersign.sync.HoldingProxy.Hold;
import dev.countersign.sync.HoldingProxy.When;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * The service as processes of their own, one of which is killed (SIGKILL) in the middle of a sync: at every exchange
 * with Oneflow and the HRM, before and after. Each point has an account, so that one kill serves them all. The replica
 * that is left ends the work.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProcessFaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = "Kim Killed";
    private static final String REQUEST = "request-1";

    /** Where a process can die while it syncs one contract: at one exchange with the HRM. */
    private record Point(String name, Predicate<Call> which, When when) {}

    private static final List<Point> POINTS = List.of(
            new Point("before the HRM is searched", call -> call.is("GET"), When.BEFORE_IT_ARRIVES),
            new Point("after the HRM was searched", call -> call.is("GET"), When.BEFORE_IT_IS_ANSWERED),
            new Point("before the record is made", call -> call.is("POST"), When.BEFORE_IT_ARRIVES),
            new Point("after the record was made", call -> call.is("POST"), When.BEFORE_IT_IS_ANSWERED),
            new Point("before it is read back", ProcessFaultsIT::readsOne, When.BEFORE_IT_ARRIVES),
            new Point("after it was read back", ProcessFaultsIT::readsOne, When.BEFORE_IT_IS_ANSWERED));

    private record Case(Point point, long contract, String number, Hold hold) {}

    /** Calls to Oneflow that a contract request costs. */
    private static final int CALLS = 10;

    /** Where a process can die while it creates a contract: at one exchange with Oneflow. All of them with -Dprocess-faults.all. */
    private static final List<CreationPoint> CREATION_POINTS = Boolean.getBoolean("process-faults.all")
            ? IntStream.rangeClosed(1, CALLS)
                    .boxed()
                    .flatMap(call -> Stream.of(When.values()).map(when -> new CreationPoint(_ -> true, call, when)))
                    .toList()
            : List.of(
                    new CreationPoint(
                            call -> call.uri().getPath().endsWith("/contracts/create"), 1, When.BEFORE_IT_ARRIVES),
                    new CreationPoint(
                            call -> call.uri().getPath().endsWith("/contracts/create"), 1, When.BEFORE_IT_IS_ANSWERED),
                    new CreationPoint(call -> call.is("PUT"), 1, When.BEFORE_IT_IS_ANSWERED),
                    new CreationPoint(call -> call.uri().getPath().endsWith("/publish"), 1, When.BEFORE_IT_ARRIVES),
                    new CreationPoint(
                            call -> call.uri().getPath().endsWith("/publish"), 1, When.BEFORE_IT_IS_ANSWERED));

    private record CreationPoint(Predicate<Call> which, int number, When when) {}

    private record Creation(String name, Customer customer, Hold hold) {}

    private final World world = World.get();
    private final String database = world.database("sync_processes");
    private final List<HoldingProxy> proxies = new ArrayList<>();
    private final HoldingProxy oneflow = new HoldingProxy(world.oneflow.apiBaseUri());

    /** As a deployment does it; the processes leave the schema alone. */
    @BeforeAll
    void migrate() {
        assertThat(MigrationSteps.run(
                        Stream.concat(Stream.of("migrate"), Stream.of(arguments(world.oneflow.apiBaseUri())))
                                .toArray(String[]::new)))
                .hasValue(0);
    }

    @AfterAll
    void close() {
        proxies.forEach(HoldingProxy::close);
        oneflow.close();
    }

    @Test
    void a_replica_that_is_killed_at_any_exchange_leaves_work_that_the_other_one_ends_once() throws SQLException {
        // Given
        world.oneflowFaults(Map.of("listing_lag_ms", 800));
        try (SyncProcess killed = SyncProcess.start(arguments(oneflow.instead(world.oneflow.apiBaseUri())))) {
            killed.awaitReady();
            List<Case> cases = POINTS.stream().map(this::signed).toList();
            List<Creation> creations =
                    CREATION_POINTS.stream().map(this::connected).toList();
            awaitAccounts(creations);
            creations.forEach(this::request);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(cases)
                            .allSatisfy(each -> assertThat(each.hold().isHolding())
                                    .as(each.point().name())
                                    .isTrue()));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(creations)
                            .allSatisfy(each -> assertThat(each.hold().isHolding())
                                    .as(each.name())
                                    .isTrue()));
            try (SyncProcess left = SyncProcess.start(arguments(world.oneflow.apiBaseUri()))) {
                left.awaitReady();

                // When
                killed.kill();

                // Then
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(cases)
                                .allSatisfy(each -> assertThat(world.employee(each.number()))
                                        .as(each.point().name())
                                        .containsEntry("displayName", NAME)
                                        .containsEntry("contractStatus", "signed")));
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(cases)
                                .allSatisfy(each -> assertThat(told(each.contract()))
                                        .as(each.point().name())
                                        .isOne()));
                assertThat(cases)
                        .allSatisfy(each -> assertThat(recordsWith(each.number()))
                                .as(each.point().name())
                                .isOne());
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(creations)
                                .allSatisfy(each -> assertThat(results(each))
                                        .as(each.name())
                                        .hasSize(1)));
                assertThat(creations).allSatisfy(this::assertOneSentContract);
            }
        } finally {
            JsonNode _ = world.http.ok("DELETE", world.oneflow.controlUri() + "/faults", null);
        }
    }

    @Test
    void a_database_that_crashes_in_the_middle_of_syncs_costs_nothing_but_time() throws SQLException {
        // Given
        String url = world.database("sync_crashing") + "&options=-c%20synchronous_commit=on";
        try (ConfigurableApplicationContext service = world.start(url, Map.of("countersign.sync.lease", "3s"));
                Connection bystander = DriverManager.getConnection(url, "postgres", "postgres")) {
            Customer customer = world.customer();
            world.provision(customer, 1);
            world.hrmFaults(200, 0, 0);
            List<String> numbers = IntStream.range(0, 30)
                    .mapToObj(i -> signedContract(customer, "97" + customer.accountId + i))
                    .toList();
            await().atMost(PATIENCE)
                    .until(() -> numbers.stream()
                            .anyMatch(number -> !world.employee(number).isEmpty()));

            // When
            killServerProcessOf(bystander);

            // Then
            world.hrmFaults(0, 0, 0);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(numbers)
                            .allSatisfy(number ->
                                    assertThat(world.employee(number)).containsEntry("contractStatus", "signed")));
            assertThat(numbers)
                    .allSatisfy(number -> assertThat(recordsWith(number)).isOne());
            assertThat(service.isActive()).isTrue();
        }
    }

    private String signedContract(Customer customer, String number) {
        long contract = customer.contract(Map.of("demo_employee_name", NAME), number + "@example.com", number);
        customer.act(contract, "publish");
        customer.act(contract, "sign");
        world.event(customer, contract, "contract:sign");
        return number;
    }

    /** PostgreSQL takes one killed process as a crash of them all: it ends every session and recovers from its log. */
    private static void killServerProcessOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("select pg_backend_pid()")) {
            boolean _ = pid.next();
            boolean _ = ProcessHandle.of(pid.getLong(1)).orElseThrow().destroyForcibly();
        }
        await().atMost(PATIENCE).until(() -> !connection.isValid(1));
    }

    /** An account whose one contract is signed, and whose HRM is behind a proxy. */
    private Case signed(Point point) {
        Customer customer = world.customer();
        HoldingProxy proxy = new HoldingProxy(world.hrm.scimUri());
        proxies.add(proxy);
        Hold hold = proxy.hold(point.which(), 1, point.when());
        world.provision(customer, 1, proxy.instead(world.hrm.scimUri()));
        String number = "98" + customer.accountId;
        long contract = customer.contract(Map.of("demo_employee_name", NAME), number + "@example.com", number);
        customer.act(contract, "publish");
        customer.act(contract, "sign");
        world.event(customer, contract, "contract:sign");
        return new Case(point, contract, number, hold);
    }

    /** An account for which a contract is to be created, and whose calls to Oneflow go through the proxy. */
    private Creation connected(CreationPoint point) {
        Customer customer = world.customer();
        Hold hold = oneflow.hold(
                call -> customer.token.equals(call.headers().getFirst("x-oneflow-api-token"))
                        && point.which().test(call),
                point.number(),
                point.when());
        world.provision(customer, 1);
        return new Creation(point.toString(), customer, hold);
    }

    private void awaitAccounts(List<Creation> creations) throws SQLException {
        Long[] ids = creations.stream().map(each -> each.customer().accountId).toArray(Long[]::new);
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                PreparedStatement known = connection.prepareStatement(
                        "select count(*) from sync.account join sync.account_credentials using (account_id) where account_id = any(?)")) {
            known.setArray(1, connection.createArrayOf("bigint", ids));
            await().atMost(PATIENCE).until(() -> count(known) == ids.length);
        }
    }

    private static long count(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private void request(Creation creation) {
        Customer customer = creation.customer();
        ContractRequested request = ContractRequested.newBuilder()
                .setAccountId(customer.accountId)
                .setRequestId(REQUEST)
                .setWorkspaceId(customer.workspaceId)
                .setTemplateId(customer.templateId)
                .setName("Agreement")
                .setDataFields(Map.of("demo_employee_name", NAME))
                .setParticipant(RequestedParticipant.newBuilder()
                        .setName(NAME)
                        .setEmail("kim@example.com")
                        .build())
                .setRequestedBy("hrm")
                .setRequestedAt(Instant.EPOCH.plusSeconds(1))
                .build();
        world.send(TopicNames.CONTRACT_REQUESTS, RecordKeys.request(customer.accountId, REQUEST), request, null);
    }

    /** Results may be told twice, with the same id. */
    private Set<ContractRequestOutcome> results(Creation creation) {
        return world.records(TopicNames.CONTRACT_REQUEST_RESULTS).all().stream()
                .map(told -> (ContractRequestResult) told.value())
                .filter(result -> result.getAccountId() == creation.customer().accountId)
                .map(ContractRequestResult::getOutcome)
                .collect(Collectors.toSet());
    }

    private void assertOneSentContract(Creation creation) {
        assertThat(results(creation)).as(creation.name()).containsExactly(ContractRequestOutcome.PUBLISHED);
        List<JsonNode> contracts = creation.customer().contracts();
        assertThat(contracts).as(creation.name()).hasSize(1);
        JsonNode contract = contracts.getFirst();
        assertThat(contract.at("/_private/name").asString()).as(creation.name()).isEqualTo("Agreement");
        assertThat(creation.customer().events(contract.path("id").asLong(), "contract:publish"))
                .as(creation.name())
                .isOne();
    }

    private String[] arguments(URI oneflowUri) {
        Map<String, String> further = new HashMap<>(Map.of(
                "spring.flyway.enabled", "false",
                "countersign.sync.lease", "3s",
                // The broker waits that long for who was killed; the usual 45 s would be those of the next test, too.
                "spring.kafka.properties[session.timeout.ms]", "6000",
                "countersign.hrm.response-timeout", "60s",
                "countersign.hrm.exchange-timeout", "60s",
                "countersign.oneflow.base-url", oneflowUri.toString(),
                "countersign.oneflow.call-timeout", "60s"));
        further.putAll(Map.of(
                "countersign.creation.workers", "32",
                "countersign.creation.lease", "2s",
                "countersign.creation.listing-lag", "3s",
                "countersign.creation.poll-interval", "200ms"));
        return world.arguments(database, further);
    }

    private long told(long contract) {
        return world.records(TopicNames.EMPLOYEE_RECORDS).all().stream()
                .map(record -> (EmployeeRecordSynced) record.value())
                .filter(event -> event.getContractId() == contract)
                .count();
    }

    private long recordsWith(String number) {
        return world.employees()
                .valueStream()
                .filter(entry -> entry.toString().contains("\"" + number + "\""))
                .count();
    }

    /** A read of one record by its id, and not a search. */
    private static boolean readsOne(Call call) {
        return call.is("GET") && call.uri().getPath().matches(".*/Users/[^/]+");
    }
}
