package dev.countersign.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.MappedDataField;
import dev.countersign.events.MappingOwner;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.sync.hrm.rest.BambooServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** What the setup service may ask over HTTP, and nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SetupServiceInterfaceIT {

    private static final String TESTS = "/internal/hrm-connection-tests";
    private static final String KINDS = "/internal/hrm-kinds";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final World world = World.get();
    private final LogCapture logs = LogCapture.begin();
    private ConfigurableApplicationContext service;
    private String url;
    private Customer customer;

    @BeforeAll
    void begin() {
        service = world.start(
                world.database("sync_internal"),
                Map.of(
                        "countersign.hrm.descriptions", "classpath:/hrm/bamboohr.yaml",
                        "countersign.internal.connection-tests", "2",
                        "countersign.internal.connection-test-deadline", "2s"));
        logs.attach();
        url = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
        customer = world.customer();
        world.provision(customer, 1);
    }

    @AfterEach
    void noFaults() {
        world.hrmFaults(0, 0, 0);
    }

    @AfterAll
    void end() {
        service.close();
        assertThat(logs.size()).isPositive();
        assertThat(logs.linesWith(World.HRM_TOKEN)).isEmpty();
        assertThat(logs.linesWith(World.SERVICE_TOKEN)).isEmpty();
    }

    @Test
    void an_hrm_that_works_is_told_as_such() {
        HttpJson.Answer answer = ask(proposed(World.HRM_TOKEN));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("outcome").asString()).isEqualTo("works");
        assertThat(answer.body().path("warnings")).isEmpty();
    }

    @Test
    void a_wrong_secret_is_told_as_such() {
        HttpJson.Answer answer = ask(proposed("another-hrm-token"));
        assertThat(answer.body().path("outcome").asString()).isEqualTo("refused");
        assertThat(answer.body().path("reason").asString()).isEqualTo("UNAUTHORISED");
    }

    @Test
    void the_kinds_of_hrm_are_told_with_what_an_admin_has_to_give_for_each() {
        JsonNode kinds = world.http.ok("GET", url + KINDS, null, "Authorization", "Bearer " + World.SERVICE_TOKEN);
        assertThat(kinds.valueStream()
                        .map(kind -> kind.path("kind").asString() + " "
                                + kind.path("name").asString() + " "
                                + kind.path("credentials").asString()))
                .containsExactly("bamboohr BambooHR KEY", "scim SCIM 2.0 TOKEN");
        assertThat(kinds.path(0).path("address").asString()).isEqualTo("https://company.bamboohr.com");
        assertThat(kinds.path(0).path("attributes").valueStream().map(JsonNode::asString))
                .contains("birthDate")
                .doesNotContain("manager");
        assertThat(get(KINDS, World.OPERATOR_TOKEN)).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({BambooServer.KEY + ",works,", "another-key,refused,UNAUTHORISED"})
    void an_hrm_of_a_described_kind_is_tried_out_alike(String key, String outcome, @Nullable String reason) {
        try (BambooServer bamboo = new BambooServer()) {
            JsonNode answer =
                    ask(proposed("bamboohr", bamboo.uri().toString(), key)).body();
            assertThat(answer.path("outcome").asString()).isEqualTo(outcome);
            assertThat(answer.path("reason").asString(null)).isEqualTo(reason);
            assertThat(bamboo.all()).isEmpty();
        }
    }

    @Test
    void a_secret_that_was_sealed_for_another_address_is_not_sent_to_this_one() {
        // Given
        Map<String, Object> elsewhere = proposed(World.HRM_TOKEN);
        elsewhere.put("baseUrl", world.hrm.scimUri() + "/");

        // When
        HttpJson.Answer answer = ask(elsewhere);

        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").asString()).contains("does not open");
    }

    @ParameterizedTest
    @CsvSource({"kind,", "baseUrl,", "sealedSecret,***", "sealedSecret,", "authentication,"})
    void what_is_missing_or_malformed_is_named(String field, String value) {
        // Given
        Map<String, Object> wrong = proposed(World.HRM_TOKEN);
        wrong.put(field, value);

        // When
        HttpJson.Answer answer = ask(wrong);

        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").asString()).startsWith(field);
    }

    @Test
    void more_at_once_than_there_are_places_are_told_to_come_again() throws InterruptedException, ExecutionException {
        // Given
        world.hrmFaults(1500, 0, 0);

        // When
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                running.add(threads.submit(() -> ask(proposed(World.HRM_TOKEN)).status()));
            }
            for (Future<Integer> each : running) {
                statuses.add(each.get());
            }
        }

        // Then
        assertThat(statuses).contains(503, 200);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(2);
        world.hrmFaults(0, 0, 0);
        await().atMost(SOON).until(() -> ask(proposed(World.HRM_TOKEN)).status() == 200);
    }

    @Test
    void how_an_account_s_contracts_fare() {
        // Given
        long contract = customer.contract(Map.of("demo_employee_name", "Anna A"), "anna@example.com", "900001");
        customer.act(contract, "publish");
        customer.act(contract, "sign");

        // When
        world.event(customer, contract, "contract:sign");

        // Then
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode activity = activity(World.SERVICE_TOKEN).body();
            assertThat(activity.path("lastContractSeen").asString()).startsWith("20");
            assertThat(activity.path("lastSynced").asString()).startsWith("20");
            assertThat(activity.path("waiting").asInt()).isZero();
            assertThat(activity.path("parked").asInt()).isZero();
            assertThat(activity.path("oldestWaitingSince").isNull()).isTrue();
        });
    }

    @Test
    void each_token_opens_what_it_is_for_and_nothing_else() {
        assertThat(get("/api/accounts/1/contracts", World.SERVICE_TOKEN)).isEqualTo(403);
        assertThat(get("/internal/../api/accounts/1/contracts", World.SERVICE_TOKEN))
                .isNotEqualTo(200);
        assertThat(get("/api/accounts/1/contracts;/internal/", World.SERVICE_TOKEN))
                .isNotEqualTo(200);
        assertThat(get("/nothing/here", World.SERVICE_TOKEN)).isEqualTo(403);
        assertThat(get("/api/accounts/1/contracts", World.OPERATOR_TOKEN)).isEqualTo(200);
        assertThat(activity(World.OPERATOR_TOKEN).status()).isEqualTo(403);
        assertThat(activity("another-token-0123456789").status()).isEqualTo(401);
        assertThat(world.http
                        .send("POST", url + TESTS, proposed(World.HRM_TOKEN))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void an_account_s_own_mapping_is_followed_and_one_that_makes_no_sense_waits_for_a_person() {
        // Given
        Customer own = world.customer();
        world.provision(own, 1);
        String number = "900002";
        long contract = own.contract(
                Map.of("demo_employee_name", "Anna A", "demo_employee_address", "Architect"), "a2@example.com", number);
        own.act(contract, "publish");
        own.act(contract, "sign");
        world.event(own, contract, "contract:sign");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("address", "Architect"));

        // When
        world.announce(
                own, 2, List.of(new MappedDataField("demo_employee_address", "shoeSize", MappingOwner.CONTRACT)));
        JsonNode parked = await().atMost(SOON)
                .until(
                        () -> contracts(own, "parked"),
                        found -> found.path("count").asInt() == 1);
        world.announce(own, 3, List.of(new MappedDataField("demo_employee_address", "title", MappingOwner.CONTRACT)));

        // Then
        assertThat(parked.path("data").path(0).path("lastReason").asString())
                .contains("shoeSize", "choose another one in the setup");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.employee(number)).containsEntry("title", "Architect"));
        await().atMost(SOON).until(() -> contracts(own, "parked").path("count").asInt() == 0);
    }

    private JsonNode contracts(Customer of, String state) {
        return world.http.ok(
                "GET",
                url + "/api/accounts/" + of.accountId + "/contracts?state=" + state,
                null,
                "Authorization",
                "Bearer " + World.OPERATOR_TOKEN);
    }

    private Map<String, Object> proposed(String secret) {
        return proposed("scim", world.hrm.scimUri().toString(), secret);
    }

    private Map<String, Object> proposed(String kind, String base, String secret) {
        String owner = SecretOwners.hrmSecret(customer.accountId, kind, base, "bearer", null, null);
        Map<String, Object> request = new HashMap<>();
        request.put("accountId", customer.accountId);
        request.put("kind", kind);
        request.put("baseUrl", base);
        request.put("authentication", "bearer");
        request.put("sealedSecret", Base64.getEncoder().encodeToString(world.box.seal(secret, owner)));
        return request;
    }

    private HttpJson.Answer ask(Map<String, Object> request) {
        return world.http.send("POST", url + TESTS, request, "Authorization", "Bearer " + World.SERVICE_TOKEN);
    }

    private HttpJson.Answer activity(String token) {
        return world.http.send(
                "GET",
                url + "/internal/accounts/" + customer.accountId + "/activity",
                null,
                "Authorization",
                "Bearer " + token);
    }

    private int get(String path, String token) {
        return world.http
                .send("GET", url + path, null, "Authorization", "Bearer " + token)
                .status();
    }
}
