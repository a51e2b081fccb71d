package dev.countersign.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.DeadLetter;
import dev.countersign.events.EmployeeRecordSynced;
import dev.countersign.events.MappedDataField;
import dev.countersign.events.MappingOwner;
import dev.countersign.schemas.topic.RecordKeys;
import dev.countersign.schemas.topic.TopicNames;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The whole service against a real broker and database, with stand-ins for Oneflow and the HRM. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContractSyncIT {

    private static final Map<String, String> FIELDS = Map.of(
            "demo_employee_name", "Anna von Kanarienvogel",
            "demo_employee_birthdate", "31.12.1990",
            "demo_employee_address", "Kanarigatan 1\n111 22 Stockholm",
            "demo_manager_name", "Maja Manager");
    private static final Map<String, String> SETTINGS = Map.of(
            "countersign.sync.template-lag", "200ms,500ms,1s,2s,4s", "countersign.sync.reread-interval", "300ms");
    private static final AtomicInteger NUMBERS = new AtomicInteger(770_000);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final World world = World.get();
    private final LogCapture logs = LogCapture.begin();
    private String database;
    private ConfigurableApplicationContext service;
    private String url;
    private Customer customer;

    @BeforeAll
    void begin() {
        database = world.database("sync_main");
        startService();
        customer = world.customer();
        world.provision(customer, 1);
    }

    private void startService() {
        service = world.start(database, SETTINGS);
        logs.attach();
        url = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
    }

    @AfterEach
    void noFaults() {
        world.hrmFaults(0, 0, 0);
        world.oneflowFaults(Map.of("latency_ms", 0, "template_lag_ms", 0));
    }

    @AfterAll
    void end() {
        service.close();
        assertThat(logs.size()).isPositive();
        assertThat(logs.linesWith(customer.token)).isEmpty();
        assertThat(logs.linesWith(World.HRM_TOKEN)).isEmpty();
        assertThat(logs.linesWith(World.OPERATOR_TOKEN)).isEmpty();
        assertThat(logs.linesWith(World.SERVICE_TOKEN)).isEmpty();
        for (String canary :
                List.of("Kanarienvogel", "1990-12-31", "31.12.1990", "Kanarigatan", "@example.com", "77000")) {
            assertThat(logs.linesWith(canary)).as(canary).isEmpty();
        }
    }

    @Test
    void a_signed_contract_is_what_the_hrm_says() {
        // Given
        String number = number();
        long contract = signed(number);

        // When
        world.event(
                customer, contract, "contract:sign", "cb-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number))
                        .containsEntry("name.givenName", "Anna")
                        .containsEntry("name.familyName", "von Kanarienvogel")
                        .containsEntry("displayName", "Anna von Kanarienvogel")
                        .containsEntry("birthDate", "1990-12-31")
                        .containsEntry("address", "Kanarigatan 1, 111 22 Stockholm")
                        .containsEntry("title", "Engineer")
                        .containsEntry("manager.displayName", "Maja Manager")
                        .containsEntry("contractId", Long.toString(contract))
                        .containsEntry("contractStatus", "signed")
                        .containsKey("contractSignedAt"));
        List<ConsumerRecord<String, Object>> published =
                await().atMost(SOON).until(() -> published(contract), found -> !found.isEmpty());
        EmployeeRecordSynced event = (EmployeeRecordSynced) published.getFirst().value();
        assertThat(event.getCallbackId()).isEqualTo("cb-1");
        assertThat(event.getOutcome()).hasToString("CREATED");
        assertThat(event.toString()).doesNotContain("Anna", "1990", "Kanarigatan");
        byte[] traceparent =
                published.getFirst().headers().lastHeader("traceparent").value();
        assertThat(new String(traceparent, StandardCharsets.UTF_8)).contains("0af7651916cd43dd8448eb211c80319c");
        JsonNode why = why(contract);
        assertThat(why.path("state").asString()).isEqualTo("clean");
        assertThat(why.path("outcome").path("last").asString()).isEqualTo("created");
        assertThat(why.path("audit")).hasSize(1);
        assertThat(why.toString()).doesNotContain("Anna", "1990", "Kanarigatan");
    }

    @Test
    void a_burst_of_events_costs_about_one_read_a_contract() {
        // Given
        List<Long> contracts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            contracts.add(signed(number()));
        }

        // When
        for (long contract : contracts) {
            for (int i = 0; i < 10; i++) {
                world.event(customer, contract, "data_field:update", "burst-" + i, null);
            }
        }

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> contracts.forEach(contract -> {
                    assertThat(why(contract).path("state").asString()).isEqualTo("clean");
                    assertThat(why(contract).path("events").path("received").asLong())
                            .isEqualTo(10);
                }));
        long reads = contracts.stream()
                .mapToLong(contract -> why(contract).path("read").path("count").asLong())
                .sum();
        assertThat(reads).isBetween(10L, 12L);
    }

    @Test
    void an_event_during_a_sync_causes_one_more() {
        // Given
        String number = number();
        long contract = signed(number);
        world.oneflowFaults(Map.of("latency_ms", 700));
        world.event(customer, contract, "contract:sign");
        await().atMost(SOON)
                .until(() ->
                        why(contract).path("next").path("beingWorkedOnUntil").isString());

        // When
        world.event(customer, contract, "data_field:update");

        // Then
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(why(contract).path("state").asString()).isEqualTo("clean");
            assertThat(why(contract).path("read").path("count").asLong()).isEqualTo(2);
        });
        assertThat(world.employee(number)).containsEntry("contractStatus", "signed");
        assertThat(why(contract).path("audit")).hasSize(1);
    }

    @Test
    void duplicates_and_disorder_lead_to_the_same_record() {
        // Given
        String number = number();
        long contract = signed(number);
        List<String> types = new ArrayList<>(List.of(
                "contract:sign",
                "contract:publish",
                "participant:sign",
                "contract:sign",
                "contract:decline",
                "new:type"));
        Collections.shuffle(types, new Random(7));

        // When
        types.forEach(type -> world.event(customer, contract, type, "same", null));

        // Then
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(why(contract).path("state").asString()).isEqualTo("clean"));
        assertThat(world.employee(number))
                .containsEntry("contractStatus", "signed")
                .containsEntry("birthDate", "1990-12-31");
        assertThat(why(contract).path("audit")).hasSize(1);
    }

    @Test
    void what_no_webhook_told_is_found_by_reconciliation() {
        // Given
        String number = number();
        long contract = signed(number);

        // When
        JsonNode report = reconcile();

        // Then
        assertThat(report.path("missed").asLong()).isPositive();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(world.employee(number)).containsEntry("contractId", Long.toString(contract)));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(reconcile().path("missed").asLong()).isZero());
    }

    @Test
    void a_parked_contract_is_tried_again_by_reconciliation_and_not_counted_as_missed() {
        // Given
        String number = number();
        long contract = signed(number);
        world.hrmFaults(0, 400, 1);
        world.event(customer, contract, "contract:sign");
        await().atMost(SOON).untilAsserted(() -> assertThat(outcome(contract)).isEqualTo("hrm_rejected"));

        // When
        JsonNode report = reconcile();

        // Then
        assertThat(report.path("missed").asLong()).isZero();
        assertThat(report.path("markedDirty").asLong()).isEqualTo(1);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(world.employee(number)).containsEntry("contractId", Long.toString(contract)));
    }

    @Test
    void a_foreign_contract_that_is_ours_after_all_is_found_by_reconciliation() {
        // Given
        long contract = signed(number());
        world.event(customer, contract, "contract:sign");
        await().atMost(SOON).untilAsserted(() -> assertThat(outcome(contract)).isEqualTo("created"));
        set(contract, "state = 'foreign'");

        // When
        JsonNode report = reconcile();

        // Then
        assertThat(report.path("missed").asLong()).isZero();
        assertThat(report.path("markedDirty").asLong()).isEqualTo(1);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(why(contract).path("state").asString()).isEqualTo("clean"));
    }

    @Test
    void an_older_contract_than_before_is_taken_as_it_is_in_the_end() {
        // Given
        long contract = signed(number());
        world.event(customer, contract, "contract:sign");
        await().atMost(SOON).untilAsserted(() -> assertThat(outcome(contract)).isEqualTo("created"));

        // When
        set(
                contract,
                "state = 'dirty', generation = generation + 1, attempts = 9, contract_updated_time = now() + interval '1 hour'");

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(outcome(contract)).isEqualTo("stale_read"));
        await().atMost(SOON).untilAsserted(() -> assertThat(outcome(contract)).isEqualTo("unchanged"));
    }

    @Test
    void a_change_of_the_contract_updates_only_what_changed() {
        // Given
        String number = number();
        long contract = customer.contract(FIELDS, number + "@example.com", number);
        customer.act(contract, "publish");
        world.event(customer, contract, "contract:publish");
        await().atMost(SOON).untilAsserted(() -> assertThat(outcome(contract)).isEqualTo("no_employee"));
        Map<String, String> corrected = new HashMap<>(FIELDS);
        corrected.put("demo_employee_address", "Nya vägen 2");
        customer.set(contract, corrected);
        customer.act(contract, "sign");

        // When
        world.event(customer, contract, "contract:sign");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number))
                        .containsEntry("address", "Nya vägen 2")
                        .containsEntry("contractStatus", "signed"));
    }

    @Test
    void a_deleted_contract_is_marked_on_the_record_that_follows_it() {
        // Given
        String number = number();
        long contract = signed(number);
        world.event(customer, contract, "contract:sign");
        await().atMost(SOON).untilAsserted(() -> assertThat(outcome(contract)).isEqualTo("created"));
        customer.act(contract, "delete");

        // When
        world.event(customer, contract, "contract:delete");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number))
                        .containsEntry("contractStatus", "deleted")
                        .containsEntry("birthDate", "1990-12-31"));
    }

    @Test
    void a_contract_that_oneflow_does_not_know_leaves_nothing_behind() {
        // Given
        long madeUp = 987_654_321;

        // When
        world.event(customer, madeUp, "contract:sign");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.http
                                .send("GET", management() + "/prometheus", null)
                                .body()
                                .asString())
                        .contains("countersign_sync_attempt_seconds_count{outcome=\"not_found\""));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                operator("GET", url + "/api/accounts/" + customer.accountId + "/contracts/" + madeUp)
                                        .status())
                        .isEqualTo(404));
    }

    @Test
    void contracts_of_other_template_groups_are_ignored() {
        // Given
        String number = number();
        long template = customer.template(customer.group("Somebody else's"));
        long contract = customer.contract(template, FIELDS, number + "@example.com", number);
        customer.act(contract, "publish");
        customer.act(contract, "sign");

        // When
        world.event(customer, contract, "contract:sign");

        // Then
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(why(contract).path("state").asString()).isEqualTo("foreign"));
        assertThat(world.employee(number)).isEmpty();
    }

    @Test
    void a_contract_whose_template_group_oneflow_does_not_tell_yet_is_looked_at_again() {
        // Given
        String number = number();
        world.oneflowFaults(Map.of("template_lag_ms", 1200));
        long contract = signed(number);

        // When
        world.event(customer, contract, "contract:sign");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("contractStatus", "signed"));
        assertThat(why(contract).path("read").path("count").asLong()).isGreaterThan(1);
    }

    @Test
    void one_account_with_a_dead_hrm_holds_up_nobody_else() {
        // Given
        Customer unlucky = world.customer();
        world.provision(unlucky, 1, URI.create("http://127.0.0.1:9/scim/v2"));
        long poison = unlucky.contract(FIELDS, "poison@example.com", number());
        unlucky.act(poison, "publish");
        unlucky.act(poison, "sign");
        world.event(unlucky, poison, "contract:sign");
        String number = number();
        long contract = signed(number);

        // When
        world.event(customer, contract, "contract:sign");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("contractStatus", "signed"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(why(unlucky, poison)
                                .path("next")
                                .path("failures")
                                .asInt())
                        .isGreaterThan(1));
        assertThat(why(unlucky, poison).path("outcome").path("last").asString()).isEqualTo("hrm_unavailable");
    }

    @Test
    void an_undecodable_record_goes_to_the_dead_letters_and_those_behind_it_go_on() {
        // Given
        String number = number();
        long contract = signed(number);
        String key = RecordKeys.contract(customer.accountId, contract);
        ByteBuffer keyBytes = ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8));
        byte[] garbage = {9, 8, 7};
        world.garbage(TopicNames.CONTRACT_EVENTS, key, garbage);

        // When
        world.event(customer, contract, "contract:sign");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("contractStatus", "signed"));
        List<DeadLetter> letters = world.records(TopicNames.DEAD_LETTERS).all().stream()
                .map(each -> (DeadLetter) each.value())
                .filter(each -> each.getSourceTopic().equals(TopicNames.CONTRACT_EVENTS))
                .filter(each -> keyBytes.equals(each.getKey()))
                .toList();
        assertThat(letters).hasSize(1);
        byte[] original = new byte[letters.getFirst().getValue().remaining()];
        letters.getFirst().getValue().duplicate().get(original);
        assertThat(original).isEqualTo(garbage);
        assertThat(letters.getFirst().getReason()).isEqualTo("undecodable");
    }

    @Test
    void a_refused_token_suspends_the_account_until_new_credentials_come() {
        // Given
        Customer revoked = world.customer();
        world.provision(revoked, 1);
        String number = number();
        long contract = revoked.contract(FIELDS, number + "@example.com", number);
        revoked.act(contract, "publish");
        revoked.act(contract, "sign");
        revoked.disableExtension();
        world.event(revoked, contract, "contract:sign");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(why(revoked, contract)
                                .path("account")
                                .path("suspendedReason")
                                .isString())
                        .isTrue());
        revoked.enableExtension();

        // When
        world.provision(revoked, 2);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("contractStatus", "signed"));
        assertThat(why(revoked, contract).path("next").path("failures").asInt()).isZero();
    }

    @Test
    void an_hrm_that_is_away_for_a_while_gets_the_record_afterwards() {
        // Given
        String number = number();
        long contract = signed(number);
        world.hrmFaults(0, 503, 2);

        // When
        world.event(customer, contract, "contract:sign");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("contractStatus", "signed"));
    }

    @Test
    void what_happened_while_the_service_was_down_is_done_after_its_restart() {
        // Given
        String number = number();
        long contract = signed(number);
        service.close();
        world.event(customer, contract, "contract:sign");

        // When
        startService();

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("contractStatus", "signed"));
    }

    @Test
    void operators_need_the_token_and_can_replay() {
        // Given
        long contract = signed(number());
        world.event(customer, contract, "contract:sign");
        await().atMost(SOON).untilAsserted(() -> assertThat(outcome(contract)).isEqualTo("created"));
        String path = url + "/api/accounts/" + customer.accountId + "/contracts/" + contract;

        // When
        HttpJson.Answer replay = operator("POST", path + "/replay");

        // Then
        assertThat(replay.status()).isEqualTo(202);
        await().atMost(SOON).untilAsserted(() -> assertThat(outcome(contract)).isEqualTo("unchanged"));
        assertThat(world.http.send("GET", path, null).status()).isEqualTo(401);
        assertThat(operator("GET", url + "/api/accounts/1/contracts/1").status())
                .isEqualTo(404);
        assertThat(operator("GET", url + "/api/accounts/x/contracts/1").status())
                .isEqualTo(400);
        assertThat(operator("GET", url + "/api/accounts/" + customer.accountId + "/contracts")
                        .body()
                        .path("count")
                        .asInt())
                .isPositive();
    }

    @Test
    void a_change_by_hand_waits_for_a_person_and_what_the_person_decides_holds() {
        // Given
        Customer asked = world.customer();
        world.provision(asked, 1);
        world.announce(
                asked,
                2,
                List.of(
                        mapped("demo_employee_name", "name", MappingOwner.CONTRACT),
                        mapped("demo_employee_address", "address", MappingOwner.ASK)));
        String number = number();
        long contract = signed(asked, number);
        world.event(asked, contract, "contract:sign");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(world.employee(number)).containsEntry("address", "Kanarigatan 1, 111 22 Stockholm"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(why(asked, contract).path("state").asString())
                                .isEqualTo("clean"));
        world.byHand(number, "address", "Handgatan 9");

        // When
        world.event(asked, contract, "data_field:update");

        // Then
        JsonNode review = await().atMost(SOON)
                .until(() -> reviews(asked, "open").path("reviews").path(0), JsonNode::isObject);
        assertThat(review.path("changedByHand").asBoolean()).isTrue();
        assertThat(review.path("values").path("held").asString()).isEqualTo("Handgatan 9");
        assertThat(review.path("values").path("proposed").asString()).isEqualTo("Kanarigatan 1, 111 22 Stockholm");
        assertThat(world.employee(number)).containsEntry("address", "Handgatan 9");
        String id = review.path("id").asString();
        int revision = review.path("revision").asInt();
        assertThat(decide(id, "keep", revision + 1).status()).isEqualTo(409);
        assertThat(decide(id, "keep", revision).status()).isEqualTo(200);
        world.event(asked, contract, "data_field:update");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(why(asked, contract).path("mapping").toString())
                                .contains("kept_by_decision"));
        assertThat(world.employee(number)).containsEntry("address", "Handgatan 9");
        assertThat(reviews(asked, "kept").path("reviews")).hasSize(1);
        assertThat(decide(id, "accept", revision).status()).isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(world.employee(number)).containsEntry("address", "Kanarigatan 1, 111 22 Stockholm"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(reviews(asked, "written").path("reviews")).hasSize(1));
        assertThat(world.http.send("GET", url + "/api/reviews", null).status()).isEqualTo(401);
    }

    @Test
    void a_change_by_hand_of_what_the_contract_owns_is_replaced_and_the_audit_says_so() {
        // Given
        String number = number();
        long contract = signed(number);
        world.event(customer, contract, "contract:sign");
        await().atMost(SOON).untilAsserted(() -> assertThat(outcome(contract)).isEqualTo("created"));
        world.byHand(number, "birthDate", "1991-01-01");

        // When
        world.event(customer, contract, "data_field:update");

        // Then
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(why(contract).path("audit").toString()).contains("hand_edit_replaced"));
        assertThat(world.employee(number)).containsEntry("birthDate", "1990-12-31");
    }

    @Test
    void the_end_of_a_contract_is_on_the_record() {
        // Given
        String number = number();
        long contract = signed(number);
        world.event(customer, contract, "contract:sign");
        await().atMost(SOON).untilAsserted(() -> assertThat(outcome(contract)).isEqualTo("created"));
        customer.act(contract, "lifecycle/start");
        customer.act(contract, "lifecycle/terminate");

        // When
        world.event(customer, contract, "contract:lifecycle_state:terminate");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number))
                        .containsEntry("contractStatus", "terminated")
                        .containsKey("employmentEndDate")
                        .containsEntry("active", "true"));
    }

    @Test
    void a_dry_run_tells_what_would_change_and_changes_nothing() {
        // Given
        Customer tried = world.customer();
        world.provision(tried, 1);
        String number = number();
        long contract = signed(tried, number);
        String path = url + "/api/accounts/" + tried.accountId + "/dry-runs";
        await().atMost(SOON)
                .until(() -> operator("POST", path, Map.of("limit", 1)).status() == 200);

        // When
        HttpJson.Answer answer = operator("POST", path, Map.of("limit", 5));

        // Then
        assertThat(answer.status()).isEqualTo(200);
        JsonNode found = answer.body().path("contracts").path(0);
        assertThat(found.path("contractId").asLong()).isEqualTo(contract);
        assertThat(found.path("outcome").asString()).isEqualTo("would_create");
        assertThat(found.path("preview").path("changes").toString()).contains("1990-12-31");
        assertThat(world.employee(number)).isEmpty();
        HttpJson.Answer wrong = operator(
                "POST",
                path,
                Map.of("mapping", List.of(Map.of("customId", "a", "attribute", "shoeSize", "owner", "CONTRACT"))));
        assertThat(wrong.status()).isEqualTo(422);
        HttpJson.Answer file = operator("POST", path, Map.of("integration", "name: Demo\nversion: [1]\n"));
        assertThat(file.status()).isEqualTo(422);
        assertThat(file.body().path("detail").asString()).startsWith("integration.yaml, line ");
    }

    private static MappedDataField mapped(String customId, String attribute, MappingOwner owner) {
        return MappedDataField.newBuilder()
                .setCustomId(customId)
                .setAttribute(attribute)
                .setOwner(owner)
                .build();
    }

    private JsonNode reviews(Customer of, String state) {
        return operator("GET", url + "/api/reviews?account=" + of.accountId + "&state=" + state)
                .body();
    }

    private HttpJson.Answer decide(String review, String how, int revision) {
        return operator(
                "POST",
                url + "/api/reviews/" + review + "/" + how,
                Map.of("revision", revision, "who", "Olle Operator", "comment", "asked HR"));
    }

    private HttpJson.Answer operator(String method, String address, Object body) {
        return world.http.send(method, address, body, "Authorization", bearer());
    }

    private static long signed(Customer of, String number) {
        long contract = of.contract(FIELDS, number + "@example.com", number);
        of.act(contract, "publish");
        of.act(contract, "sign");
        return contract;
    }

    @Test
    void the_management_port_tells_health_and_metrics_without_names() {
        // Given
        long contract = signed(number());
        world.event(customer, contract, "contract:sign");
        await().atMost(SOON).untilAsserted(() -> assertThat(outcome(contract)).isEqualTo("created"));
        // When
        String metrics = world.http
                .send("GET", management() + "/prometheus", null)
                .body()
                .asString();

        // Then
        assertThat(metrics)
                .contains("countersign_sync_signature_to_hrm_seconds_count", "countersign_sync_oldest_unsynced_seconds")
                .contains("countersign_sync_attempt_seconds_count{outcome=\"created\"")
                .contains("countersign_hrm_requests_seconds", "countersign_oneflow_calls_seconds")
                .contains("countersign_ready 1", "countersign_sync_signature_to_hrm_seconds_bucket{le=\"300.0\"} ")
                .contains("countersign_sync_oldest_fresh_seconds{waits_for=\"service\"} ")
                .doesNotContain("Kanarienvogel", "77000", "example.com", Long.toString(contract));
        assertThat(world.http
                        .send("GET", management() + "/health/readiness", null)
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("UP");
    }

    private String management() {
        return "http://127.0.0.1:" + service.getEnvironment().getProperty("local.management.port") + "/actuator";
    }

    private long signed(String number) {
        long contract = customer.contract(FIELDS, number + "@example.com", number);
        customer.act(contract, "publish");
        customer.act(contract, "sign");
        return contract;
    }

    private List<ConsumerRecord<String, Object>> published(long contract) {
        return world.records(TopicNames.EMPLOYEE_RECORDS).all().stream()
                .filter(each ->
                        each.value() instanceof EmployeeRecordSynced synced && synced.getContractId() == contract)
                .toList();
    }

    private void set(long contract, String columns) {
        int _ = service.getBean(JdbcClient.class)
                .sql("update contract_sync set " + columns + " where account_id = :account and contract_id = :contract")
                .param("account", customer.accountId)
                .param("contract", contract)
                .update();
    }

    private JsonNode reconcile() {
        return world.http.ok(
                "POST",
                url + "/api/reconciliations",
                Map.of("accountId", customer.accountId),
                "Authorization",
                bearer());
    }

    private String outcome(long contract) {
        return why(contract).path("outcome").path("last").asString("");
    }

    private JsonNode why(long contract) {
        return why(customer, contract);
    }

    private JsonNode why(Customer of, long contract) {
        return operator("GET", url + "/api/accounts/" + of.accountId + "/contracts/" + contract)
                .body();
    }

    private HttpJson.Answer operator(String method, String address) {
        return world.http.send(method, address, null, "Authorization", bearer());
    }

    private static String bearer() {
        return "Bearer " + World.OPERATOR_TOKEN;
    }

    private static String number() {
        return Integer.toString(NUMBERS.incrementAndGet());
    }
}
