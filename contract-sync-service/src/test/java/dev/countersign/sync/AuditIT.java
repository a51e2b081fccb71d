package dev.countersign.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.AccountState;
import dev.countersign.events.MappedDataField;
import dev.countersign.events.MappingOwner;
import dev.countersign.schemas.topic.RecordKeys;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.sync.hrm.rest.BambooServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** The audit of the whole service: exported, and erased on request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuditIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Map<String, String> FIELDS = Map.of(
            "demo_employee_name", "Erika \"Riks\" Ek",
            "demo_employee_birthdate", "31.12.1990",
            "demo_employee_address", "=HYPERLINK(\"https://evil.example\")");
    private static final AtomicInteger NUMBERS = new AtomicInteger(880_000);

    private final World world = World.get();
    private ConfigurableApplicationContext service;
    private JdbcClient jdbc;
    private String url;
    private Customer customer;

    @BeforeAll
    void begin() {
        service = world.start(
                world.database("sync_audit"),
                Map.of(
                        "countersign.sync.reread-interval",
                        "300ms",
                        "countersign.hrm.descriptions",
                        "classpath:/hrm/bamboohr.yaml"));
        jdbc = service.getBean(JdbcClient.class);
        url = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
        customer = world.customer();
        world.provision(customer, 1);
        world.announce(
                customer,
                2,
                List.of(
                        mapped("demo_employee_name", "name", MappingOwner.CONTRACT),
                        mapped("demo_employee_birthdate", "birthDate", MappingOwner.ASK),
                        mapped("demo_employee_address", "address", MappingOwner.CONTRACT)));
    }

    @AfterAll
    void end() {
        service.close();
    }

    @Test
    void an_employee_s_audit_is_exported_with_values_and_reasons() {
        // Given
        Person erika = synced();

        // When
        JsonNode entries = exported("&employee=" + erika.id);

        // Then
        JsonNode entry = entries.path(0);
        assertThat(entries).hasSize(1);
        assertThat(entry.path("outcome").asString()).isEqualTo("created");
        assertThat(entry.path("contractId").asLong()).isEqualTo(erika.contract);
        assertThat(entry.path("eventType").asString()).isEqualTo("contract:sign");
        assertThat(entry.path("mappingVersion").asString()).contains("own-2");
        assertThat(entry.path("values").asString()).isEqualTo("present");
        assertThat(change(entry, "birthDate").path("after").asString()).isEqualTo("1990-12-31");
        assertThat(change(entry, "birthDate").path("source").asString())
                .isEqualTo("data_field:demo_employee_birthdate");
        assertThat(exported("&employee=" + erika.id + "&values=false").toString())
                .contains("left_out")
                .doesNotContain("1990-12-31", "Erika");
        assertThat(exported("&employee=" + erika.id + "&to=2026-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(exported("&contract=" + erika.contract + "&from=2026-01-01T00:00:00Z"))
                .hasSize(1);
    }

    @Test
    void the_csv_has_a_line_for_each_attribute_and_runs_no_formula() throws java.io.IOException {
        // Given
        Person erika = synced();

        // When
        String csv = operator("GET", "/audit?format=csv&values=true&employee=" + erika.id, null)
                .body()
                .stringValue();

        // Then
        try (var lines = new CsvMapper()
                .readerFor(Map.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(csv)) {
            List<Map<String, String>> read = lines.readAll();
            assertThat(read)
                    .extracting(line -> Objects.requireNonNull(line.get("after")))
                    .contains("Erika \"Riks\" Ek", "'=HYPERLINK(\"https://evil.example\")", "'+46701234567")
                    .noneMatch(value -> value.startsWith("=") || value.startsWith("+"));
            assertThat(read)
                    .allSatisfy(line -> assertThat(line).containsEntry("contract", Long.toString(erika.contract)));
        }
    }

    @Test
    void an_export_of_several_pages_is_whole_and_in_order() {
        // Given
        Person erika = synced();
        int _ = jdbc.sql("""
                        insert into audit (audit_id, account_id, contract_id, employee_id, occurred_at, outcome, contract_state,
                            mapping_version, changes, not_taken, sealed_values, published_at)
                        select gen_random_uuid(), a.account_id, a.contract_id, 'copies', a.occurred_at, 'UPDATED', 'copy-' || n,
                            a.mapping_version, a.changes, a.not_taken, a.sealed_values, now()
                        from audit a, generate_series(1, 1234) n where a.employee_id = :employee order by n""").param("employee", erika.id).update();

        // When
        JsonNode entries = exported("&employee=copies");

        // Then
        assertThat(entries).hasSize(1234);
        assertThat(entries.path(0).path("contractState").asString()).isEqualTo("copy-1");
        assertThat(entries.path(1233).path("contractState").asString()).isEqualTo("copy-1234");
    }

    @Test
    void a_person_s_values_are_erased_and_what_was_done_stays_provable() {
        // Given
        Person erika = synced();
        Person other = synced();
        reviewed(erika);
        int entries = exported("&employee=" + erika.id).size();

        // When
        HttpJson.Answer answer =
                erase(Map.of("employeeId", erika.id, "who", "Olle Operator", "comment", "ticket 4711"));

        // Then
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("erased").path("auditEntries").asInt()).isEqualTo(entries);
        assertThat(answer.body().path("erased").path("records").asInt()).isEqualTo(1);
        assertThat(answer.body().path("erased").path("reviews").asInt()).isEqualTo(1);
        assertThat(answer.body().path("stillSynced").path(0).asLong()).isEqualTo(erika.contract);
        JsonNode after = exported("&employee=" + erika.id);
        assertThat(after).hasSize(entries);
        assertThat(after.toString())
                .doesNotContain("Erika", "1990", "HYPERLINK")
                .contains("birthDate", "erased");
        assertThat(after.path(0).path("erasureId").asString())
                .isEqualTo(answer.body().path("erasureId").asString());
        assertThat(count(
                        "review_log where employee_id = :id and (sealed_values is not null or comment is not null)",
                        erika.id))
                .isZero();
        assertThat(count("review_log where employee_id = :id and what = 'accepted' and who = 'Hanna HR'", erika.id))
                .isEqualTo(1);
        assertThat(count("review where employee_id = :id and sealed_values is not null", erika.id))
                .isZero();
        assertThat(exported("&employee=" + other.id).toString()).contains("Erika", "1990-12-31");
        assertThat(operator("GET", "/erasures", null).body().toString())
                .contains("Olle Operator", "ticket 4711", erika.id);
    }

    @Test
    void a_contract_is_synced_as_before_after_its_person_was_erased() {
        // Given
        Person erika = synced();
        reviewed(erika);
        assertThat(erase(Map.of("employeeId", erika.id, "who", "Olle Operator")).status())
                .isEqualTo(201);
        world.byHand(erika.number, "address", "Handgatan 9");

        // When
        world.event(customer, erika.contract, "data_field:update");

        // Then
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(exported("&employee=" + erika.id).toString()).contains("Handgatan 9"));
        assertThat(world.employee(erika.number)).containsEntry("address", FIELDS.get("demo_employee_address"));
        assertThat(world.http
                        .send("GET", url + "/api/reviews?state=settled", null, "Authorization", bearer())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nothing_is_erased_while_a_sync_of_the_contract_is_under_way() {
        // Given
        Person erika = synced();
        lease(erika, "now() + interval '1 minute'");

        // When
        HttpJson.Answer answer = erase(Map.of("contractId", erika.contract, "who", "Olle Operator"));

        // Then
        assertThat(answer.status()).isEqualTo(409);
        assertThat(exported("&employee=" + erika.id).toString()).contains("1990-12-31");
        lease(erika, "null");
        assertThat(erase(Map.of("contractId", erika.contract, "who", "Olle Operator"))
                        .status())
                .isEqualTo(201);
        assertThat(exported("&employee=" + erika.id).toString()).doesNotContain("1990-12-31");
    }

    @Test
    void nothing_is_erased_while_a_turn_that_lost_its_contract_may_still_write() {
        // Given
        Person erika = synced();
        int _ = jdbc.sql("""
                        insert into employee_lock (account_id, employee_key, owner, contract_id, locked_until)
                        values (:account, 'turn', gen_random_uuid(), :contract, now() + interval '1 minute')""")
                .param("account", customer.accountId)
                .param("contract", erika.contract)
                .update();

        // When
        HttpJson.Answer answer = erase(Map.of("contractId", erika.contract, "who", "Olle Operator"));

        // Then
        assertThat(answer.status()).isEqualTo(409);
    }

    @Test
    void a_whole_account_is_erased_when_it_has_left() {
        // Given
        Customer leaving = world.customer();
        world.provision(leaving, 1);
        Person erika = synced(leaving);
        Map<String, Object> everything = Map.of("wholeAccount", true, "who", "Olle Operator");
        assertThat(send(leaving, "POST", "/erasures", everything).status()).isEqualTo(409);
        leave(leaving);

        // When
        HttpJson.Answer answer = await().atMost(SOON)
                .until(() -> send(leaving, "POST", "/erasures", everything), each -> each.status() == 201);

        // Then
        assertThat(answer.body().path("erased").path("auditEntries").asInt()).isEqualTo(1);
        JsonNode entries = send(leaving, "GET", "/audit?values=true", null).body();
        assertThat(entries.path(0).path("employeeId").asString()).isEqualTo(erika.id);
        assertThat(entries.toString()).doesNotContain("Erika", "1990");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set employee_id = 'other' where employee_id = :id",
                "update audit set sealed_values = null where employee_id = :id",
                "update audit set sealed_values = '\\x00' where employee_id = :id",
                "update audit set sealed_values = null, erasure_id = gen_random_uuid(), traceparent = 'other' where employee_id = :id",
                // An erasure that nobody recorded.
                "update audit set sealed_values = null, erasure_id = gen_random_uuid() where employee_id = :id",
                "delete from audit where employee_id = :id",
                "truncate audit",
                "update review_log set who = 'nobody' where employee_id = :id",
                "update review_log set sealed_values = null, comment = null, erasure_id = gen_random_uuid() where employee_id = :id",
                "delete from review_log where employee_id = :id",
                "truncate review_log",
                "update erasure set who = 'nobody'",
                "delete from erasure",
                "truncate erasure cascade"
            })
    void what_proves_what_was_done_can_t_be_changed(String statement) {
        // Given
        Person erika = keptPerson();
        Person erased = erasedPerson();

        // When, Then
        for (Person each : List.of(erika, erased)) {
            assertThatThrownBy(() -> {
                        var spec = jdbc.sql(statement);
                        int _ = (statement.contains(":id") ? spec.param("id", each.id) : spec).update();
                    })
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void an_account_with_a_described_hrm_is_served_and_audited_alike() {
        // Given
        try (BambooServer bamboo = new BambooServer()) {
            Customer other = world.customer();
            world.provision(other, 1, "bamboohr", bamboo.uri(), BambooServer.KEY);
            String number = Integer.toString(NUMBERS.incrementAndGet());
            long contract = other.contract(FIELDS, number + "@example.com", number);
            other.act(contract, "publish");
            other.act(contract, "sign");

            // When
            world.event(other, contract, "contract:sign");

            // Then
            await().atMost(SOON).until(() -> isClean(other, contract));
            assertThat(bamboo.all())
                    .singleElement()
                    .satisfies(employee -> assertThat(employee)
                            .containsEntry("employeeNumber", number)
                            .containsEntry("dateOfBirth", "1990-12-31")
                            .containsEntry("customContractStatus", "signed")
                            .containsEntry("customContractId", Long.toString(contract)));
            JsonNode entry =
                    send(other, "GET", "/audit?values=true", null).body().path(0);
            assertThat(entry.path("changes").toString()).contains("dateOfBirth", "1990-12-31");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit?format=xml", "/audit?from=yesterday"})
    void a_request_that_can_t_be_answered_says_why(String path) {
        HttpJson.Answer answer = operator("GET", path, null);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void only_operators_may_export_and_erase() {
        String account = url + "/api/accounts/" + customer.accountId;
        assertThat(world.http.send("GET", account + "/audit", null).status()).isEqualTo(401);
        assertThat(world.http
                        .send("POST", account + "/erasures", Map.of(), "Authorization", "Bearer " + World.SERVICE_TOKEN)
                        .status())
                .isEqualTo(403);
        assertThat(erase(Map.of("who", "Olle Operator")).status()).isEqualTo(400);
        assertThat(erase(Map.of("employeeId", "1", "contractId", 2, "who", "Olle Operator"))
                        .status())
                .isEqualTo(400);
    }

    private record Person(String number, String id, long contract) {}

    private @Nullable Person kept;
    private @Nullable Person erased;

    private Person keptPerson() {
        Person known = kept;
        if (known == null) {
            known = synced();
            reviewed(known);
            kept = known;
        }
        return known;
    }

    private Person erasedPerson() {
        if (erased == null) {
            erased = synced();
            reviewed(erased);
            assertThat(erase(Map.of("employeeId", erased.id, "who", "Olle Operator"))
                            .status())
                    .isEqualTo(201);
        }
        return erased;
    }

    private Person synced() {
        return synced(customer);
    }

    private Person synced(Customer of) {
        String number = Integer.toString(NUMBERS.incrementAndGet());
        long contract = of.contract(FIELDS, number + "@example.com", number);
        of.act(contract, "publish");
        of.act(contract, "sign");
        world.event(of, contract, "contract:sign");
        await().atMost(SOON).until(() -> isClean(of, contract));
        return new Person(number, Objects.requireNonNull(world.employee(number).get("id")), contract);
    }

    /** Somebody corrects the birth date in the HRM, and somebody decides about it. */
    private void reviewed(Person person) {
        world.byHand(person.number, "birthDate", "1990-12-30");
        world.event(customer, person.contract, "data_field:update");
        JsonNode review = await().atMost(SOON).until(() -> open(person), JsonNode::isObject);
        String decide = url + "/api/reviews/" + review.path("id").asString() + "/accept";
        JsonNode _ = world.http.ok(
                "POST",
                decide,
                Map.of("revision", review.path("revision").asInt(), "who", "Hanna HR", "comment", "Erika told me"),
                "Authorization",
                bearer());
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(world.employee(person.number)).containsEntry("birthDate", "1990-12-31"));
        await().atMost(SOON).until(() -> isClean(customer, person.contract));
    }

    private JsonNode open(Person person) {
        JsonNode reviews = world.http
                .ok("GET", url + "/api/reviews?account=" + customer.accountId, null, "Authorization", bearer())
                .path("reviews");
        for (JsonNode review : reviews) {
            if (review.path("employeeId").asString().equals(person.id)) {
                return review;
            }
        }
        return reviews.path("none");
    }

    private boolean isClean(Customer of, long contract) {
        return send(of, "GET", "/contracts/" + contract, null)
                .body()
                .path("state")
                .asString("")
                .equals("clean");
    }

    private void lease(Person person, String until) {
        int _ = jdbc.sql("update contract_sync set leased_until = " + until + " where contract_id = :id")
                .param("id", person.contract)
                .update();
    }

    private void leave(Customer leaving) {
        String key = RecordKeys.account(leaving.accountId);
        world.send(
                TopicNames.ACCOUNT_PROVISIONED,
                key,
                AccountProvisioned.newBuilder()
                        .setAccountId(leaving.accountId)
                        .setAccountName("Test AB")
                        .setState(AccountState.DEPROVISIONED)
                        .setVersion(2)
                        .setIntegrationName("Demo")
                        .setMapping(List.of())
                        .setOccurredAt(Instant.EPOCH)
                        .build(),
                null);
        world.send(TopicNames.ACCOUNT_CREDENTIALS, key, null, null);
    }

    private int count(String from, String id) {
        return jdbc.sql("select count(*) from " + from)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private static JsonNode change(JsonNode entry, String attribute) {
        for (JsonNode change : entry.path("changes")) {
            if (change.path("attribute").asString().endsWith(":" + attribute)) {
                return change;
            }
        }
        return entry.path("none");
    }

    private JsonNode exported(String query) {
        HttpJson.Answer answer =
                operator("GET", "/audit?format=json" + (query.contains("values=") ? "" : "&values=true") + query, null);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private HttpJson.Answer erase(Map<String, ?> request) {
        return operator("POST", "/erasures", request);
    }

    private HttpJson.Answer operator(String method, String path, @Nullable Object body) {
        return send(customer, method, path, body);
    }

    private HttpJson.Answer send(Customer of, String method, String path, @Nullable Object body) {
        return world.http.send(method, url + "/api/accounts/" + of.accountId + path, body, "Authorization", bearer());
    }

    private static String bearer() {
        return "Bearer " + World.OPERATOR_TOKEN;
    }

    private static MappedDataField mapped(String customId, String attribute, MappingOwner owner) {
        return MappedDataField.newBuilder()
                .setCustomId(customId)
                .setAttribute(attribute)
                .setOwner(owner)
                .build();
    }
}
