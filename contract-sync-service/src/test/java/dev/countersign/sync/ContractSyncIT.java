package dev.countersign.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.EmployeeRecordSynced;
import dev.countersign.schemas.topic.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContractSyncIT {

    private static final Map<String, String> FIELDS = Map.of(
            "demo_employee_name", "Anna von Andersson",
            "demo_employee_birthdate", "31.12.1990",
            "demo_employee_address", "Storgatan 1\n111 22 Stockholm",
            "demo_manager_name", "Maja Manager");

    private static final AtomicInteger NUMBERS = new AtomicInteger(5000);

    private final World world = World.get();
    private ConfigurableApplicationContext service;
    private String url;
    private Customer customer;

    @BeforeAll
    void start() {
        service = world.start(world.database("sync_main"), Map.of());
        url = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
        customer = world.customer();
        world.provision(customer, 1);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void a_signed_contract_is_what_the_hrm_says() {
        // Given
        String number = number();
        long contract = customer.contract(FIELDS, number + "@example.com", number);
        customer.act(contract, "publish");
        customer.act(contract, "sign");

        // When
        world.event(
                customer, contract, "contract:sign", "cb-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(world.employee(number))
                        .containsEntry("name.givenName", "Anna")
                        .containsEntry("name.familyName", "von Andersson")
                        .containsEntry("displayName", "Anna von Andersson")
                        .containsEntry("birthDate", "1990-12-31")
                        .containsEntry("address", "Storgatan 1, 111 22 Stockholm")
                        .containsEntry("title", "Engineer")
                        .containsEntry("manager.displayName", "Maja Manager")
                        .containsEntry("contractId", Long.toString(contract))
                        .containsEntry("contractStatus", "signed")
                        .containsKey("contractSignedAt"));
        List<ConsumerRecord<String, Object>> published =
                await().atMost(Duration.ofSeconds(10)).until(() -> published(contract), found -> !found.isEmpty());
        EmployeeRecordSynced event = (EmployeeRecordSynced) published.getFirst().value();
        assertThat(event.getCallbackId()).isEqualTo("cb-1");
        assertThat(event.getOutcome()).hasToString("CREATED");
        assertThat(event.toString()).doesNotContain("Anna", "1990", "Storgatan");
        assertThat(new String(
                        published.getFirst().headers().lastHeader("traceparent").value(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains("0af7651916cd43dd8448eb211c80319c");
        JsonNode why = why(contract);
        assertThat(why.path("state").asString()).isEqualTo("clean");
        assertThat(why.path("outcome").path("last").asString()).isEqualTo("created");
        assertThat(why.path("audit")).hasSize(1);
        assertThat(why.toString()).doesNotContain("Anna", "1990", "Storgatan");
    }

    private List<ConsumerRecord<String, Object>> published(long contract) {
        return world.records(TopicNames.EMPLOYEE_RECORDS).all().stream()
                .filter(each ->
                        each.value() instanceof EmployeeRecordSynced synced && synced.getContractId() == contract)
                .toList();
    }

    private JsonNode why(long contract) {
        return world.http.ok(
                "GET",
                url + "/api/accounts/" + customer.accountId + "/contracts/" + contract,
                null,
                "Authorization",
                "Bearer " + World.OPERATOR_TOKEN);
    }

    private static String number() {
        return Integer.toString(NUMBERS.incrementAndGet());
    }
}
