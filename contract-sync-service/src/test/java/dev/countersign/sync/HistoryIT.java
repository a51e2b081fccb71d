package dev.countersign.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What remains of a history of contracts, in the whole service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HistoryIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int EMPLOYEES = 12;
    private static final int STEPS = 120;
    private static final int MOST_CONTRACTS = 3;
    private static final int FIRST_NUMBER = 910_000;
    private static final long SEED = Long.getLong("history.seed", 20_261_130L);

    private final World world = World.get();
    private final Random random = new Random(SEED);
    private final List<Kept> contracts = new ArrayList<>();
    private final List<Long> events = new ArrayList<>();
    private ConfigurableApplicationContext service;
    private String url;
    private Customer customer;

    private static final class Kept {
        final long id;
        final String number;
        final Map<String, String> fields;
        String state = "pending";

        Kept(long id, String number, Map<String, String> fields) {
            this.id = id;
            this.number = number;
            this.fields = new HashMap<>(fields);
        }
    }

    @BeforeAll
    void begin() {
        service = world.start(
                world.database("sync_history"),
                Map.of(
                        "countersign.sync.reread-interval",
                        "200ms",
                        "countersign.sync.longest-retry-delay",
                        "1s",
                        "countersign.sync.settle-others",
                        "50ms"));
        url = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
        customer = world.customer();
        world.provision(customer, 1);
    }

    @AfterAll
    void end() {
        world.hrmFaults(0, 0, 0);
        service.close();
    }

    @Test
    void when_the_contract_that_a_record_follows_steps_back_the_other_one_is_followed() {
        // Given
        String number = "919001";
        Kept first = signed(number, fields("Storgatan 1"));
        Kept second = signed(number, fields("Lillgatan 2"));
        send(first.id);
        send(second.id);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number))
                        .containsEntry("contractId", Long.toString(second.id))
                        .containsEntry("address", "Lillgatan 2"));
        await().atMost(SOON).until(this::isQuiet);

        // When
        customer.act(second.id, "delete");
        world.event(customer, second.id, "contract:delete");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number))
                        .containsEntry("contractId", Long.toString(first.id))
                        .containsEntry("contractStatus", "signed")
                        .containsEntry("address", "Storgatan 1"));
    }

    @Test
    void after_a_wild_history_and_one_reconciliation_the_hrm_says_what_oneflow_says() {
        // Given
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        world.hrmFaults(0, 0, 0);
        deliver(events.size());
        await().atMost(SOON).until(this::isQuiet);

        // When
        JsonNode report = world.http.ok(
                "POST",
                url + "/api/reconciliations",
                Map.of("accountId", customer.accountId),
                "Authorization",
                "Bearer " + World.OPERATOR_TOKEN);

        // Then
        assertThat(report.isObject()).isTrue();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(followed())
                        .as("seed " + SEED)
                        .isNotEmpty()
                        .allSatisfy(kept -> assertThat(world.employee(kept.number))
                                .containsEntry("contractId", Long.toString(kept.id))
                                .containsEntry("contractStatus", "signed")
                                .containsEntry("displayName", field(kept, "demo_employee_name"))
                                .containsEntry("birthDate", field(kept, "demo_employee_birthdate"))));
        contracts.forEach(kept -> send(kept.id));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(followed())
                        .as("seed " + SEED)
                        .allSatisfy(kept -> assertThat(world.employee(kept.number))
                                .containsEntry("address", field(kept, "demo_employee_address"))));
        assertThat(duplicates()).as("employees made twice").isEmpty();
    }

    private void step() {
        String number = Integer.toString(FIRST_NUMBER + random.nextInt(EMPLOYEES));
        List<Kept> theirs =
                contracts.stream().filter(each -> each.number.equals(number)).toList();
        Optional<Kept> pending =
                theirs.stream().filter(each -> each.state.equals("pending")).findFirst();
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> {
                if (theirs.size() < MOST_CONTRACTS) {
                    changed(published(number, fields("Gatan " + random.nextInt(99))), true);
                }
            }
            case 3, 4, 5 ->
                // The oldest first: then the one signed last is the newest.
                pending.ifPresent(kept -> become(kept, "sign", "signed"));
            case 6 ->
                pending.ifPresent(kept -> {
                    kept.fields.put("demo_employee_address", "Vägen " + random.nextInt(99));
                    customer.set(kept.id, kept.fields);
                    changed(kept, true);
                });
            case 7 -> {
                if (!theirs.isEmpty() && random.nextInt(3) == 0) {
                    Kept kept = theirs.get(random.nextInt(theirs.size()));
                    if (!kept.state.equals("deleted")) {
                        become(kept, "delete", "deleted");
                    }
                }
            }
            case 8 -> byHand(number);
            default -> trouble();
        }
        if (random.nextInt(5) == 0) {
            deliver(random.nextInt(8));
        }
    }

    private void become(Kept kept, String action, String state) {
        customer.act(kept.id, action);
        kept.state = state;
        // A reconciliation lists no deleted contracts: only the event tells.
        changed(kept, !state.equals("deleted"));
    }

    private void changed(Kept kept, boolean mayBeLost) {
        int times = random.nextInt(mayBeLost ? 0 : 1, 3);
        events.addAll(Collections.nCopies(times, kept.id));
    }

    private void deliver(int most) {
        Collections.shuffle(events, random);
        for (int i = 0; i < most && !events.isEmpty(); i++) {
            send(Objects.requireNonNull(events.removeLast()));
        }
    }

    private void send(long contract) {
        world.event(customer, contract, "data_field:update");
    }

    private void byHand(String number) {
        String id = world.employee(number).get("id");
        if (id != null) {
            HttpJson.Answer _ = world.http.send(
                    "PATCH",
                    world.hrm.scimUri() + "/Users/" + id,
                    Map.of(
                            "schemas",
                            List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                            "Operations",
                            List.of(Map.of(
                                    "op",
                                    "replace",
                                    "path",
                                    "urn:ietf:params:scim:schemas:extension:countersign:2.0:Employee:address",
                                    "value",
                                    "Handgatan " + random.nextInt(99)))),
                    "Authorization",
                    "Bearer " + World.HRM_TOKEN);
        }
    }

    private void trouble() {
        world.hrmFaults(0, random.nextBoolean() ? 429 : 503, 1 + random.nextInt(2));
    }

    private Kept signed(String number, Map<String, String> fields) {
        Kept kept = published(number, fields);
        customer.act(kept.id, "sign");
        return kept;
    }

    private Kept published(String number, Map<String, String> fields) {
        Kept kept = new Kept(customer.contract(fields, number + "@example.com", number), number, fields);
        customer.act(kept.id, "publish");
        if (Integer.parseInt(number) < FIRST_NUMBER + EMPLOYEES) {
            contracts.add(kept);
        }
        return kept;
    }

    private Map<String, String> fields(String address) {
        return Map.of(
                "demo_employee_name",
                random.nextBoolean() ? "Anna Ek" : "Bo Alm",
                "demo_employee_birthdate",
                "19" + (50 + random.nextInt(50)) + "-12-31",
                "demo_employee_address",
                address);
    }

    private static String field(Kept kept, String name) {
        return Objects.requireNonNull(kept.fields.get(name));
    }

    /** For each employee with a signed contract, the one that counts. */
    private List<Kept> followed() {
        Map<String, Kept> newest = new HashMap<>();
        contracts.stream()
                .filter(each -> each.state.equals("signed"))
                .sorted(Comparator.comparingLong(each -> each.id))
                .forEach(each -> newest.put(each.number, each));
        return List.copyOf(newest.values());
    }

    private List<String> duplicates() {
        List<String> numbers = new ArrayList<>();
        for (JsonNode entry : world.employees()) {
            numbers.add(entry.path("fields")
                    .path("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber")
                    .asString(""));
        }
        return numbers.stream()
                .filter(number -> !number.isEmpty() && Collections.frequency(numbers, number) > 1)
                .toList();
    }

    private boolean isQuiet() {
        return service.getBean(JdbcClient.class)
                .sql("select not exists (select from contract_sync where state in ('dirty', 'parked'))")
                .query(Boolean.class)
                .single();
    }
}
