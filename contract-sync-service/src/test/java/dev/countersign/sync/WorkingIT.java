package dev.countersign.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.EmployeeRecordSynced;
import dev.countersign.schemas.topic.RecordKeys;
import dev.countersign.schemas.topic.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What happens when syncs fail, and what operators see and do then, against the whole service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WorkingIT {

    private static final Map<String, String> FIELDS = Map.of(
            "demo_employee_name", "Karl Kanarienvogel",
            "demo_employee_birthdate", "1990-12-31",
            "demo_employee_address", "Kanarigatan 1, 111 22 Stockholm",
            "demo_manager_name", "Maja Manager");
    private static final AtomicInteger NUMBERS = new AtomicInteger(550_000);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final World world = World.get();
    private final LogCapture logs = LogCapture.begin();
    private ConfigurableApplicationContext service;
    private JdbcClient jdbc;
    private String url;
    private Customer customer;

    @BeforeAll
    void begin() {
        service = world.start(
                world.database("sync_working"),
                Map.of(
                        "countersign.sync.reread-interval", "300ms",
                        "countersign.sync.suspension", "2s",
                        "countersign.sync.lease", "2s",
                        "countersign.breaker.first-wait", "300ms",
                        "countersign.breaker.longest-wait", "1s",
                        "countersign.reconciliation.max-changes", "5",
                        "countersign.reconciliation.max-lost", "1",
                        "countersign.replay.per-second", "2"));
        logs.attach();
        jdbc = service.getBean(JdbcClient.class);
        url = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
        customer = world.customer();
        world.provision(customer, 1);
    }

    @AfterEach
    void noFaults() {
        world.hrmFaults(0, 0, 0);
        JsonNode _ = world.http.ok("DELETE", world.oneflow.controlUri() + "/faults", null);
    }

    @AfterAll
    void end() {
        service.close();
        assertThat(logs.size()).isPositive();
        for (String canary : List.of("Kanarienvogel", "1990-12-31", "Kanarigatan", "@example.com", "55000")) {
            assertThat(logs.linesWith(canary)).as(canary).isEmpty();
        }
    }

    @Test
    void what_is_parked_says_what_to_do_and_what_is_given_up_is_taken_up_by_the_next_event() {
        // Given
        String number = number();
        long contract = parked(customer, number);
        JsonNode listed = get("/api/parked?outcome=hrm_rejected&account=" + customer.accountId)
                .path("contracts")
                .path(0);
        assertThat(listed.path("contractId").asLong()).isEqualTo(contract);
        assertThat(listed.path("reason").asString()).isNotBlank();
        assertThat(listed.path("whatToDo").asString()).contains("replay");
        assertThat(get("/api/parked/summary")
                        .path("groups")
                        .path(0)
                        .path("contracts")
                        .asInt())
                .isPositive();
        String path = "/api/accounts/" + customer.accountId + "/contracts/" + contract;
        Map<String, String> why = Map.of("who", "olga", "comment", "a test of the customer's");
        assertThat(post(path + "/give-up", Map.of("who", "olga")).status()).isEqualTo(400);
        assertThat(post(path + "/give-up", why).status()).isEqualTo(200);
        assertThat(post(path + "/give-up", why).status()).isEqualTo(409);
        assertThat(get(path).path("state").asString()).isEqualTo("given_up");
        assertThat(get("/api/parked?state=given_up").path("contracts")).hasSize(1);
        assertThat(get("/api/parked").path("contracts")).isEmpty();

        // When
        world.event(customer, contract, "data_field:update");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("contractStatus", "signed"));
        JsonNode action = get("/api/operator-actions?contract=" + contract)
                .path("actions")
                .path(0);
        assertThat(action.path("what").asString()).isEqualTo("give_up");
        assertThat(action.path("who").asString()).isEqualTo("olga");
        assertThat(action.path("comment").asString()).isEqualTo("a test of the customer's");
        assertThat(action.path("detail").path("outcome").asString()).isEqualTo("hrm_rejected");
        assertThat(get(path).path("operatorActions")).hasSize(1);
        assertThatThrownBy(() -> jdbc.sql("delete from operator_action").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() ->
                        jdbc.sql("update operator_action set who = 'nobody'").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("truncate operator_action").update()).hasMessageContaining("append-only");
    }

    @Test
    void a_replay_of_one_is_audited_with_the_name_of_who_did_it() {
        // Given
        String number = number();
        long contract = parked(customer, number);

        // When
        HttpJson.Answer answer = post(
                "/api/accounts/" + customer.accountId + "/contracts/" + contract + "/replay",
                Map.of("who", "olga", "comment", "mended"));

        // Then
        assertThat(answer.status()).isEqualTo(202);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("contractStatus", "signed"));
        assertThat(get("/api/operator-actions?what=replay&contract=" + contract)
                        .path("actions")
                        .path(0)
                        .path("who")
                        .asString())
                .isEqualTo("olga");
    }

    @Test
    void many_are_replayed_one_after_another_and_a_further_replay_queues_up_behind() {
        // Given
        long nobody = 900_001;
        for (int contract = 1; contract <= 5; contract++) {
            int _ = jdbc.sql("""
                            insert into contract_sync (account_id, contract_id, state, due_at, attempts, last_outcome, parked_at)
                            values (:account, :contract, 'parked', now(), 20, :outcome, now() - interval '1 hour')""")
                    .param("account", nobody)
                    .param("contract", contract)
                    .param("outcome", contract == 5 ? "hrm_rejected" : "hrm_unavailable")
                    .update();
        }
        JsonNode first = get("/api/parked?account=" + nobody + "&limit=3&olderThan=PT30M");
        assertThat(first.path("contracts")).hasSize(3);
        assertThat(get("/api/parked?account=" + nobody + "&limit=3&after="
                                + first.path("next").asString())
                        .path("contracts"))
                .hasSize(2);
        assertThat(post("/api/replays", Map.of("who", "olga")).status()).isEqualTo(400);
        assertThat(post("/api/replays", Map.of("accountId", nobody)).status()).isEqualTo(400);

        // When
        JsonNode some = post("/api/replays", Map.of("accountId", nobody, "outcome", "hrm_unavailable", "who", "olga"))
                .body();
        JsonNode rest =
                post("/api/replays", Map.of("accountId", nobody, "who", "olga")).body();

        // Then
        assertThat(some.path("contracts").asInt()).isEqualTo(4);
        assertThat(rest.path("contracts").asInt()).isEqualTo(1);
        List<Instant> due = due(nobody);
        assertThat(due).hasSize(5);
        for (int i = 1; i < due.size(); i++) {
            assertThat(Duration.between(due.get(i - 1), due.get(i))).isEqualTo(Duration.ofMillis(500));
        }
        assertThat(jdbc.sql(
                                "select count(*) from contract_sync where account_id = :account and state = 'dirty' and priority = 2")
                        .param("account", nobody)
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
        assertThat(get("/api/operator-actions?what=replay&account=" + nobody).path("actions"))
                .hasSize(5);
    }

    @Test
    void an_account_whose_secret_is_refused_rests_until_a_probe_shows_that_it_is_taken_again() {
        // Given
        Customer refused = world.customer();
        world.provision(refused, 1);
        world.hrmFaults(0, 401, 1_000);
        List<String> numbers = List.of(number(), number(), number());
        List<Long> contracts =
                numbers.stream().map(number -> signed(refused, number)).toList();
        contracts.forEach(contract -> world.event(refused, contract, "contract:sign"));
        String path = "/api/accounts/" + refused.accountId;
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                get(path).path("suspension").path("outcome").asString())
                        .isEqualTo("hrm_unauthorised"));
        assertThat(get(path).path("suspension").path("whatToDo").asString()).contains("setup");
        assertThat(get("/api/accounts?suspended=true").path("accounts").toString())
                .contains(Long.toString(refused.accountId));

        // When
        world.hrmFaults(0, 0, 0);

        // Then
        numbers.forEach(number -> await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("contractStatus", "signed")));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get(path).path("suspension").isNull()).isTrue());
        contracts.forEach(contract -> assertThat(
                        why(refused, contract).path("next").path("failures").asInt())
                .isZero());
        assertThat(metrics())
                .contains("countersign_sync_suspensions_total{outcome=\"hrm_unauthorised\"} 1.0")
                .contains("countersign_sync_suspended_accounts{by=\"hrm\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oneflow", "hrm"})
    void who_fails_is_left_alone_without_failures_being_counted_until_a_probe_goes_well(String target) {
        // Given
        Customer unlucky = world.customer();
        world.provision(unlucky, 1);
        List<String> numbers = Stream.generate(WorkingIT::number).limit(12).toList();
        List<Long> contracts =
                numbers.stream().map(number -> signed(unlucky, number)).toList();
        fail(target);
        contracts.forEach(contract -> world.event(unlucky, contract, "contract:sign"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(breaker(unlucky, target)).isIn("open", "half_open"));
        int failures = failures(unlucky, contracts);
        assertThat(metrics()).contains("countersign_breakers{state=\"open\",target=\"" + target + "\"}");
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(failures(unlucky, contracts)).isLessThanOrEqualTo(failures + 8));

        // When
        noFaults();

        // Then
        numbers.forEach(number -> await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("contractStatus", "signed")));
        assertThat(breaker(unlucky, target)).isEqualTo("closed");
    }

    @Test
    void a_run_that_crashed_in_the_middle_goes_on_with_the_page_it_had_not_done() {
        // Given
        Customer large = world.customer();
        world.provision(large, 1);
        long first = signed(large, number());
        for (int i = 0; i < 149; i++) {
            long _ = large.contract(FIELDS, "draft@example.com", "");
        }
        String last = number();
        long late = signed(large, last);
        await().atMost(SOON)
                .until(() -> get("/api/accounts/" + large.accountId)
                        .path("hrmConnected")
                        .asBoolean(false));
        UUID run = UUID.randomUUID();

        // When
        int _ = jdbc.sql("""
                        insert into reconciliation_run (run_id, account_id, kind, origin, grace_seconds, state, requested_at, started_at,
                            updated_at, changed_before, first_run, cursor_offset, pages, checked, next_page_at, lease_owner, leased_until)
                        values (:run, :account, 'full', 'schedule', 0, 'running', now(), now(), now(), now(), true, 100, 1, 1, now(),
                            gen_random_uuid(), now())""")
                .param("run", run)
                .param("account", large.accountId)
                .update();

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                get("/api/reconciliations/" + run).path("state").asString())
                        .isEqualTo("finished"));
        JsonNode done = get("/api/reconciliations/" + run);
        assertThat(done.path("pages").asInt()).isEqualTo(2);
        assertThat(done.path("total").asInt()).isEqualTo(151);
        assertThat(done.path("marked").asInt()).isEqualTo(1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(last)).containsEntry("contractId", Long.toString(late)));
        assertThat(world.http
                        .send(
                                "GET",
                                url + "/api/accounts/" + large.accountId + "/contracts/" + first,
                                null,
                                "Authorization",
                                "Bearer " + World.OPERATOR_TOKEN)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_changed_its_state_since_the_last_run_is_found_without_listing_everything() {
        // Given
        Customer quiet = world.customer();
        world.provision(quiet, 1);
        await().atMost(SOON)
                .until(() -> get("/api/accounts/" + quiet.accountId)
                        .path("hrmConnected")
                        .asBoolean(false));
        assertThat(reconcile(quiet, Map.of()).path("failed").asInt()).isZero();
        String number = number();
        long contract = signed(quiet, number);
        UUID run = UUID.randomUUID();

        // When
        int _ = jdbc.sql("""
                        insert into reconciliation_run (run_id, account_id, kind, origin, grace_seconds, state, requested_at, updated_at,
                            next_page_at)
                        values (:run, :account, 'changes', 'schedule', 0, 'queued', now(), now(), now())""")
                .param("run", run)
                .param("account", quiet.accountId)
                .update();

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                get("/api/reconciliations/" + run).path("state").asString())
                        .isEqualTo("finished"));
        JsonNode done = get("/api/reconciliations/" + run);
        assertThat(done.path("kind").asString()).isEqualTo("changes");
        assertThat(done.path("missed").asInt()).isEqualTo(1);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(world.employee(number)).containsEntry("contractId", Long.toString(contract)));
    }

    @Test
    void a_mass_change_is_stopped_until_an_operator_wants_it() {
        // Given
        Customer odd = world.customer();
        world.provision(odd, 1);
        await().atMost(SOON)
                .until(() -> get("/api/accounts/" + odd.accountId)
                        .path("hrmConnected")
                        .asBoolean(false));
        String numberOfFirst = number();
        long known = signed(odd, numberOfFirst);
        assertThat(reconcile(odd, Map.of()).path("failed").asInt()).isZero();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                why(odd, known).path("outcome").path("last").asString())
                        .isEqualTo("created"));
        List<String> numbers = Stream.generate(WorkingIT::number).limit(6).toList();
        numbers.forEach(number -> signed(odd, number));

        // When
        JsonNode stopped = reconcile(odd, Map.of());

        // Then
        assertThat(stopped.path("runs").path(0).path("state").asString()).isEqualTo("aborted");
        assertThat(stopped.path("runs").path(0).path("reason").asString()).contains("force");
        assertThat(stopped.path("markedDirty").asInt()).isZero();
        assertThat(get("/api/reconciliations?state=aborted&account=" + odd.accountId)
                        .path("runs"))
                .hasSize(1);
        assertThat(metrics()).contains("countersign_reconciliation_runs_total{outcome=\"aborted\"} 1.0");
        assertThat(post("/api/reconciliations", Map.of("accountId", odd.accountId, "force", true))
                        .status())
                .isEqualTo(400);
        JsonNode forced = reconcile(odd, Map.of("force", true, "who", "olga", "comment", "a day of hiring"));
        assertThat(forced.path("markedDirty").asInt()).isEqualTo(6);
        assertThat(forced.path("missed").asInt()).isEqualTo(6);
        numbers.forEach(number -> await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("contractStatus", "signed")));
        assertThat(get("/api/operator-actions?what=reconcile_force&account=" + odd.accountId)
                        .path("actions"))
                .hasSize(1);
    }

    @Test
    void what_oneflow_shows_and_no_longer_lists_stops_a_run_once_and_not_every_one() {
        // Given
        Customer archiving = world.customer();
        world.provision(archiving, 1);
        List<Long> contracts =
                Stream.generate(() -> signed(archiving, number())).limit(3).toList();
        contracts.forEach(contract -> world.event(archiving, contract, "contract:sign"));
        contracts.forEach(contract -> await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(why(archiving, contract).path("state").asString(""))
                                .isEqualTo("clean")));
        assertThat(reconcile(archiving, Map.of()).path("failed").asInt()).isZero();
        world.oneflowFaults(Map.of("listing_lag_ms", 3_600_000));
        JsonNode stopped = reconcile(archiving, Map.of());
        assertThat(stopped.at("/runs/0/state").asString()).isEqualTo("aborted");
        JsonNode forced = reconcile(archiving, Map.of("force", true, "who", "olga", "comment", "archived"));
        assertThat(forced.path("lost").asInt()).isEqualTo(3);

        // When
        JsonNode next = reconcile(archiving, Map.of());

        // Then
        assertThat(next.at("/runs/0/state").asString()).isEqualTo("finished");
        assertThat(next.path("lost").asInt()).isZero();
        assertThat(next.path("markedDirty").asInt()).isLessThanOrEqualTo(1);
    }

    @Test
    void a_page_that_always_fails_ends_its_run_with_a_reason() {
        // Given
        Customer cursed = world.customer();
        world.provision(cursed, 1);
        await().atMost(SOON)
                .until(() -> get("/api/accounts/" + cursed.accountId)
                        .path("hrmConnected")
                        .asBoolean(false));
        refuse("reconciliation_run", "new.account_id = " + cursed.accountId + " and new.pages > old.pages");
        UUID run = UUID.randomUUID();

        // When
        int _ = jdbc.sql("""
                        insert into reconciliation_run (run_id, account_id, kind, origin, grace_seconds, state, requested_at, started_at,
                            updated_at, changed_before, failures, next_page_at)
                        values (:run, :account, 'full', 'schedule', 0, 'running', now(), now(), now(), now(), 9, now())""")
                .param("run", run)
                .param("account", cursed.accountId)
                .update();

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                get("/api/reconciliations/" + run).path("state").asString())
                        .isEqualTo("failed"));
        assertThat(get("/api/reconciliations/" + run).path("reason").asString()).contains("internal error");
        assertThat(metrics()).contains("countersign_reconciliation_runs_total{outcome=\"failed\"} 1.0");
    }

    @Test
    void contracts_that_always_fail_and_records_that_nobody_can_read_hold_up_no_neighbour() {
        // Given
        Customer cursed = world.customer();
        String failing = number();
        try (HoldingProxy hrm = new HoldingProxy(world.hrm.scimUri())) {
            hrm.fail(call -> (call.uri() + call.body()).contains(failing));
            world.provision(cursed, 1, hrm.instead(world.hrm.scimUri()));
            long refused = signed(cursed, failing);
            long throwing = signed(cursed, number());
            await().atMost(SOON)
                    .until(() -> get("/api/accounts/" + cursed.accountId)
                            .path("hrmConnected")
                            .asBoolean(false));
            world.event(cursed, throwing, "contract:sign");
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(why(cursed, throwing).path("state").asString(""))
                                    .isEqualTo("clean"));
            // What can't be decoded makes each turn throw.
            int _ = jdbc.sql("update contract_sync set planned_write = '?' where contract_id = :contract")
                    .param("contract", throwing)
                    .update();
            List<String> numbers = Stream.generate(WorkingIT::number).limit(5).toList();
            List<Long> neighbours =
                    numbers.stream().map(number -> signed(cursed, number)).toList();

            // When
            for (long contract : List.of(refused, throwing)) {
                world.event(cursed, contract, "contract:sign");
            }
            for (long contract : neighbours) {
                world.garbage(
                        TopicNames.CONTRACT_EVENTS, RecordKeys.contract(cursed.accountId, contract), new byte[] {7});
                world.event(cursed, contract, "contract:sign");
            }

            // Then
            numbers.forEach(number -> await().atMost(SOON)
                    .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("contractStatus", "signed")));
            Map.of(refused, "hrm_unavailable", throwing, "internal_error")
                    .forEach((contract, outcome) -> await().atMost(SOON).untilAsserted(() -> {
                        JsonNode why = why(cursed, contract);
                        assertThat(why.at("/outcome/last").asString("")).isEqualTo(outcome);
                        assertThat(why.at("/next/failures").asInt()).isPositive();
                    }));
        }
    }

    @Test
    void what_could_not_be_recorded_is_told_before_what_another_contract_of_the_employee_wrote_later() {
        // Given
        String number = number();
        long first = signed(customer, number);
        refuse("audit", "new.contract_id = " + first);
        world.event(customer, first, "contract:sign");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("contractStatus", "signed"));
        long second = signed(customer, number);
        world.event(customer, second, "contract:sign");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                why(customer, second).at("/outcome/last").asString(""))
                        .isEqualTo("employee_busy"));

        // When
        int _ = jdbc.sql("drop trigger refuse_audit on audit").update();

        // Then
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(world.employee(number)).containsEntry("contractId", Long.toString(second)));
        await().atMost(SOON).untilAsserted(() -> assertThat(told(first, second)).containsExactly(first, second));
    }

    @Test
    void a_replaced_hrm_gets_the_record_although_a_sync_with_the_former_one_is_under_way() {
        // Given
        Customer moving = world.customer();
        String number = number();
        try (HoldingProxy former = new HoldingProxy(world.hrm.scimUri())) {
            HoldingProxy.Hold hold = former.hold(call -> call.is("GET"), 1, HoldingProxy.When.BEFORE_IT_ARRIVES);
            world.provision(moving, 1, former.instead(world.hrm.scimUri()));
            long contract = signed(moving, number);
            world.event(moving, contract, "contract:sign");
            await().atMost(SOON).until(hold::isHolding);

            // When
            world.provision(moving, 2);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(
                                    why(moving, contract).at("/outcome/last").asString(""))
                            .isEqualTo("employee_busy"));
        }

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("contractStatus", "signed"));
        assertThat(get("/api/accounts/" + moving.accountId).path("suspension").isNull())
                .isTrue();
    }

    /** Contracts in the order in which employee records tell of them. */
    private List<Long> told(long... contracts) {
        return world.records(TopicNames.EMPLOYEE_RECORDS).all().stream()
                .map(record -> ((EmployeeRecordSynced) record.value()).getContractId())
                .filter(contract -> LongStream.of(contracts).anyMatch(each -> each == contract))
                .toList();
    }

    /** The database refuses changes of such rows. */
    private void refuse(String table, String condition) {
        for (String sql : List.of(
                """
                create function refuse_%1$s() returns trigger language plpgsql as $$
                begin
                    if %2$s then
                        raise exception 'the database refuses it';
                    end if;
                    return new;
                end $$""", "create trigger refuse_%1$s before %3$s on %1$s for each row execute function refuse_%1$s()")) {
            int _ = jdbc.sql(sql.formatted(table, condition, table.equals("audit") ? "insert" : "update"))
                    .update();
        }
    }

    private void fail(String target) {
        if (target.equals("hrm")) {
            world.hrmFaults(0, 503, 10_000);
        } else {
            world.oneflowFaults(Map.of("error_rate_5xx", 1));
        }
    }

    private String breaker(Customer of, String target) {
        JsonNode breakers = get("/api/accounts/" + of.accountId).path("breakers");
        return breakers.path(target.equals("oneflow") ? 0 : 1).path("state").asString("");
    }

    private JsonNode reconcile(Customer of, Map<String, Object> how) {
        Map<String, Object> body = new HashMap<>(how);
        body.put("accountId", of.accountId);
        return post("/api/reconciliations", body).body();
    }

    private int failures(Customer of, List<Long> contracts) {
        return contracts.stream()
                .mapToInt(contract ->
                        why(of, contract).path("next").path("failures").asInt())
                .sum();
    }

    private String metrics() {
        String management =
                "http://127.0.0.1:" + service.getEnvironment().getProperty("local.management.port") + "/actuator";
        return world.http.send("GET", management + "/prometheus", null).body().asString();
    }

    private List<Instant> due(long account) {
        return jdbc
                .sql("select due_at from contract_sync where account_id = :account order by due_at")
                .param("account", account)
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(time -> Objects.requireNonNull(time).toInstant())
                .toList();
    }

    /** A contract that the HRM refused. */
    private long parked(Customer of, String number) {
        long contract = signed(of, number);
        world.hrmFaults(0, 400, 1);
        world.event(of, contract, "contract:sign");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(why(of, contract).path("state").asString()).isEqualTo("parked"));
        return contract;
    }

    private static long signed(Customer of, String number) {
        long contract = of.contract(FIELDS, number + "@example.com", number);
        of.act(contract, "publish");
        of.act(contract, "sign");
        return contract;
    }

    private JsonNode why(Customer of, long contract) {
        return get("/api/accounts/" + of.accountId + "/contracts/" + contract);
    }

    private JsonNode get(String path) {
        return world.http
                .send("GET", url + path, null, "Authorization", "Bearer " + World.OPERATOR_TOKEN)
                .body();
    }

    private HttpJson.Answer post(String path, Object body) {
        return world.http.send("POST", url + path, body, "Authorization", "Bearer " + World.OPERATOR_TOKEN);
    }

    private static String number() {
        return Integer.toString(NUMBERS.incrementAndGet());
    }
}
