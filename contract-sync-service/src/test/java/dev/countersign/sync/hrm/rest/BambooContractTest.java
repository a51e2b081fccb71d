package dev.countersign.sync.hrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.sync.hrm.ContractClaim;
import dev.countersign.sync.hrm.EmployeeKey;
import dev.countersign.sync.hrm.FieldNote;
import dev.countersign.sync.hrm.HrmAdapter;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmContract;
import dev.countersign.sync.hrm.OpenGate;
import dev.countersign.sync.hrm.PortFactory;
import dev.countersign.sync.hrm.UpsertOutcome;
import dev.countersign.sync.hrm.UpsertRequest;
import dev.countersign.sync.hrm.Wanted;
import dev.countersign.sync.hrm.http.HrmHttpFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** REST by description, with a server that behaves as BambooHR's documents say; and what is special about it. */
final class BambooContractTest extends HrmContract {

    private final BambooServer server = new BambooServer();
    private final HrmHttpFixture http = new HrmHttpFixture(Duration.ofSeconds(20));
    private final RestAdapter adapter = RestFixture.adapter(RestFixture.bamboo(), http);

    @AfterEach
    void noFaults() {
        server.fail(0, 0, Map.of());
        server.dropped = Set.of();
        server.largestPage = 1000;
    }

    @AfterAll
    void close() {
        http.close();
        server.close();
    }

    @Override
    protected HrmAdapter adapter() {
        return adapter;
    }

    @Override
    protected HrmConnection connection() {
        return connection(BambooServer.KEY);
    }

    @Override
    protected HrmConnection refused() {
        return connection("wrong");
    }

    private HrmConnection connection(String key) {
        return new HrmConnection(1, 1, "bamboohr", server.uri(), "bearer", key, null, null);
    }

    @Override
    protected String made(String employeeNumber, String email) {
        return server.put(
                employeeNumber.isEmpty()
                        ? Map.of("firstName", "Hand", "lastName", "Made", "workEmail", email)
                        : Map.of(
                                "firstName",
                                "Hand",
                                "lastName",
                                "Made",
                                "workEmail",
                                email,
                                "employeeNumber",
                                employeeNumber));
    }

    @Override
    protected void removed(String id) {
        server.remove(id);
    }

    @Override
    protected void failing(int status, int times) {
        server.fail(status, times, Map.of());
    }

    @Test
    void what_identifies_an_employee_is_written_although_no_mapping_says_so() {
        // When
        UpsertOutcome outcome = upsert("900", Map.of("givenName", "Anna", "familyName", "Ek"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Applied.class,
                        applied -> assertThat(server.employee(applied.employeeId()))
                                .containsEntry("employeeNumber", "900")
                                .containsEntry("workEmail", "900@bamboo.example"));
    }

    @Test
    void the_server_says_when_it_wants_to_be_called_again() {
        // Given
        server.fail(429, 1, Map.of("Retry-After", "17"));

        // When
        UpsertOutcome outcome = upsert("901", Map.of("givenName", "Anna", "familyName", "Ek"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Retryable.class,
                        retryable -> assertThat(retryable.after()).isEqualTo(Duration.ofSeconds(17)));
    }

    @Test
    void a_wrong_value_is_rejected_and_not_tried_again_as_a_conflict() {
        // Given
        List<String> _ = server.requests();

        // When
        UpsertOutcome outcome =
                upsert("902", Map.of("givenName", "Anna", "familyName", "Ek", "birthDate", "1990-13-31"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason())
                                .contains("409", "does not take one of the values")
                                .doesNotContain("1990"));
        assertThat(server.requests())
                .filteredOn("POST /api/v1/employees"::equals)
                .hasSize(1);
    }

    @Test
    void what_the_server_takes_and_does_not_keep_is_reported() {
        // Given
        server.dropped = Set.of("jobTitle");

        // When
        UpsertOutcome outcome = upsert("903", Map.of("givenName", "Anna", "familyName", "Ek", "title", "Engineer"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Applied.class,
                        applied -> assertThat(applied.notes())
                                .containsExactly(new FieldNote("jobTitle", FieldNote.NOT_TAKEN)));
    }

    @Test
    void an_employee_on_a_later_page_is_found() {
        // Given
        server.largestPage = 1;
        String first = server.put(Map.of("firstName", "One", "lastName", "Ek", "employeeNumber", "904"));
        String second = server.put(Map.of("firstName", "Two", "lastName", "Ek", "employeeNumber", "904"));

        // When
        UpsertOutcome outcome = upsert("904", Map.of("givenName", "Anna", "familyName", "Ek"));

        // Then
        assertThat(first).isNotEqualTo(second);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("several"));
    }

    @Test
    void there_is_no_place_for_a_manager_and_the_record_says_so() {
        // When
        UpsertOutcome outcome =
                upsert("905", Map.of("givenName", "Anna", "familyName", "Ek", "manager", "Maja Manager"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Applied.class,
                        applied -> assertThat(applied.notes())
                                .containsExactly(new FieldNote("manager", FieldNote.NO_PLACE)));
    }

    private UpsertOutcome upsert(String number, Map<String, String> values) {
        List<Wanted> wanted = new ArrayList<>();
        values.forEach((attribute, value) -> wanted.add(new Wanted(attribute, value, "test", ValueOwner.CONTRACT)));
        UpsertRequest request = new UpsertRequest(
                new EmployeeKey("cs-" + number, number, number + "@bamboo.example"),
                null,
                new ContractClaim(7, false, null),
                wanted,
                Set.of(),
                true);
        return PortFactory.of(adapter).upsert(connection(), request, new OpenGate());
    }
}
