package dev.countersign.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.story.DemoEmployee;
import dev.countersign.local.story.Hrm;
import dev.countersign.local.story.JsonHttp;
import dev.countersign.local.story.Oneflow;
import dev.countersign.local.story.Story;
import dev.countersign.local.story.Waiting;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A signed contract leads to an HRM record that says the same, whatever happens to the webhooks on the way. */
final class SignedContractIT {

    private final Oneflow oneflow = SharedStack.oneflow();
    private final Hrm hrm = new Hrm(SharedStack.endpoints());

    @AfterEach
    void behaveAgain() {
        oneflow.clearFaults();
    }

    @Test
    void the_demo_story_comes_to_its_end() {
        // Given
        Story story = new Story(SharedStack.endpoints(), SharedStack.get().secrets(), SharedStack.teller());

        // When
        Duration fromSignatureToHrm = story.tell();

        // Then
        assertThat(fromSignatureToHrm).isPositive().isLessThan(SharedStack.PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"automatic-post", "show-token"})
    void every_authentication_method_leads_to_the_same(String method) {
        // Given
        SharedStack.Customer customer = SharedStack.onboard("By " + method, method);
        DemoEmployee employee = employee("Method " + method);

        // When
        long contract = signContractOf(customer, employee);

        // Then
        assertRecordEquals(employee, contract);
    }

    @Test
    void duplicated_and_reordered_webhooks_change_nothing_about_the_result() {
        // Given
        SharedStack.Customer customer = SharedStack.onboard("Duplicates AB", "automatic-get");
        oneflow.setFaults(Map.of("duplicate_deliveries", true, "reorder_deliveries", true));
        DemoEmployee employee = employee("Dora Duplicate");
        DemoEmployee moved = employee.movedTo("Efter flytten 9, 555 55 Luleå");
        long contract = contractOf(customer, employee);

        // When
        oneflow.act(contract, "publish");
        oneflow.changeDataFields(contract, Map.of("demo_employee_address", moved.address()));
        oneflow.act(contract, "sign");

        // Then
        assertRecordEquals(moved, contract);
        assertThat(hrm.employees().stream()
                        .filter(entry -> entry.value("displayName").equals(employee.name())))
                .hasSize(1);
    }

    @Test
    void a_lost_webhook_is_found_by_reconciliation() {
        // Given
        SharedStack.Customer customer = SharedStack.onboard("Lost AB", "automatic-get");
        DemoEmployee employee = employee("Lisa Lost");
        long contract = contractOf(customer, employee);
        oneflow.setFaults(Map.of("lose_next_deliveries", 100));
        oneflow.act(contract, "publish");
        oneflow.act(contract, "sign");
        oneflow.clearFaults();
        assertThat(hrm.ofContract(contract)).isEmpty();

        // When
        JsonNode found = JsonHttp.withBearer(SharedStack.get().secrets().operatorToken())
                .post(
                        URI.create(SharedStack.endpoints().sync() + "/api/reconciliations"),
                        Map.of("accountId", customer.account()));

        // Then
        assertThat(found.path("missed").asInt()).isPositive();
        assertRecordEquals(employee, contract);
    }

    @Test
    void an_hrm_that_fails_for_a_while_gets_the_record_in_the_end() {
        // Given
        SharedStack.Customer customer = SharedStack.onboard("Failing HRM AB", "automatic-get");
        DemoEmployee employee = employee("Frida Failing");
        hrm.fail(503, 2);

        // When
        long contract = signContractOf(customer, employee);

        // Then
        assertRecordEquals(employee, contract);
    }

    private long contractOf(SharedStack.Customer customer, DemoEmployee employee) {
        long template = oneflow.createTemplate(customer.account(), "Employment agreement", customer.templateGroup());
        return oneflow.createContract(customer.account(), template, employee);
    }

    private long signContractOf(SharedStack.Customer customer, DemoEmployee employee) {
        long contract = contractOf(customer, employee);
        oneflow.act(contract, "publish");
        oneflow.act(contract, "sign");
        return contract;
    }

    private void assertRecordEquals(DemoEmployee employee, long contract) {
        Hrm.Entry entry = Waiting.until(
                "HRM record of contract " + contract,
                SharedStack.PATIENCE,
                () -> hrm.ofContract(contract)
                        .filter(found ->
                                found.value(Hrm.EXTENSION + "contractStatus").equals("signed")));
        assertThat(entry.value("displayName")).isEqualTo(employee.name());
        assertThat(entry.value(Hrm.EXTENSION + "birthDate")).isEqualTo(employee.birthDate());
        assertThat(entry.value(Hrm.EXTENSION + "address")).isEqualTo(employee.address());
        assertThat(entry.value(Hrm.ENTERPRISE + "manager.displayName")).isEqualTo(employee.manager());
    }

    private static DemoEmployee employee(String name) {
        return new DemoEmployee(
                name,
                name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.com",
                "1985-11-30",
                "Före flytten 3, 444 44 Umeå",
                "Maja Manager");
    }
}
