package dev.countersign.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.countersign.events.EmployeeRecordSynced;
import dev.countersign.migrations.MigrationSteps;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.sync.HoldingProxy.When;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service as processes of their own, one of which is killed (SIGKILL) in the middle of a sync: at every exchange
 * with Oneflow and the HRM, before and after. Each point has an account, so that one kill serves them all. The replica
 * that is left ends the work.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProcessFaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = "Kim Killed";

    /** Where a process can die while it syncs one contract: at one exchange with the HRM. */
    private record Point(String name, Predicate<HttpExchange> which, When when) {}

    private static final List<Point> POINTS = List.of(
            new Point("before the HRM is searched", HoldingProxy.method("GET"), When.BEFORE_IT_ARRIVES),
            new Point("after the HRM was searched", HoldingProxy.method("GET"), When.BEFORE_IT_IS_ANSWERED),
            new Point("before the record is made", HoldingProxy.method("POST"), When.BEFORE_IT_ARRIVES),
            new Point("after the record was made", HoldingProxy.method("POST"), When.BEFORE_IT_IS_ANSWERED),
            new Point("before it is read back", ProcessFaultsIT::readsOne, When.BEFORE_IT_ARRIVES),
            new Point("after it was read back", ProcessFaultsIT::readsOne, When.BEFORE_IT_IS_ANSWERED));

    private record Case(Point point, Customer customer, long contract, String number, HoldingProxy proxy) {}

    private final World world = World.get();
    private final String database = world.database("sync_processes");
    private final List<HoldingProxy> proxies = new ArrayList<>();

    /** As a deployment does it; the processes leave the schema alone. */
    @BeforeAll
    void migrate() {
        assertThat(MigrationSteps.run(Stream.concat(Stream.of("migrate"), Stream.of(arguments()))
                        .toArray(String[]::new)))
                .hasValue(0);
    }

    @AfterAll
    void close() {
        proxies.forEach(HoldingProxy::close);
    }

    @Test
    void a_replica_that_is_killed_at_any_exchange_leaves_work_that_the_other_one_ends_once() {
        // Given
        try (SyncProcess killed = SyncProcess.start(arguments())) {
            killed.awaitReady();
            List<Case> cases = POINTS.stream().map(this::signed).toList();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(cases)
                            .allSatisfy(each -> assertThat(each.proxy().isHolding())
                                    .as(each.point().name())
                                    .isTrue()));
            try (SyncProcess left = SyncProcess.start(arguments())) {
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
            }
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
        HoldingProxy proxy = new HoldingProxy(world.hrm.scimUri(), point.which(), 1, point.when());
        proxies.add(proxy);
        world.provision(customer, 1, proxy.instead(world.hrm.scimUri()));
        String number = "98" + customer.accountId;
        long contract = customer.contract(Map.of("demo_employee_name", NAME), number + "@example.com", number);
        customer.act(contract, "publish");
        customer.act(contract, "sign");
        world.event(customer, contract, "contract:sign");
        return new Case(point, customer, contract, number, proxy);
    }

    private String[] arguments() {
        return world.arguments(
                database,
                Map.of(
                        "spring.flyway.enabled", "false",
                        "countersign.sync.lease", "3s",
                        // The broker waits that long for who was killed; the usual 45 s would be those of the next
                        // test, too.
                        "spring.kafka.properties[session.timeout.ms]", "6000",
                        "countersign.hrm.response-timeout", "60s",
                        "countersign.hrm.exchange-timeout", "60s"));
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
    private static boolean readsOne(HttpExchange exchange) {
        URI uri = exchange.getRequestURI();
        return exchange.getRequestMethod().equals("GET") && uri.getPath().matches(".*/Users/[^/]+");
    }
}
