package dev.countersign.sync.hrm.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.hrmsandbox.HrmSandbox;
import dev.countersign.hrmsandbox.HrmSandboxConfig;
import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.sync.HttpJson;
import dev.countersign.sync.hrm.FieldChange;
import dev.countersign.sync.hrm.FieldNote;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.UpsertOutcome;
import dev.countersign.sync.hrm.UpsertOutcome.Applied;
import dev.countersign.sync.hrm.UpsertOutcome.Rejected;
import dev.countersign.sync.hrm.UpsertOutcome.Retryable;
import dev.countersign.sync.hrm.UpsertOutcome.Unchanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Against a strict SCIM server: unique names, ETags with If-Match, 400 for what its schema does not allow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StrictScimTest {

    private static final Map<String, String> ANNA = Map.of(
            "givenName",
            "Anna",
            "familyName",
            "Andersson",
            "displayName",
            "Anna Andersson",
            "birthDate",
            "1990-12-31",
            "address",
            "Storgatan 1",
            "contractId",
            "7",
            "contractStatus",
            "signed",
            "email",
            "anna@example.com",
            "phone",
            "+46701234567");

    private final HrmSandbox hrm = HrmSandbox.start(HrmSandboxConfig.withToken(ScimFixture.TOKEN));
    private final ScimFixture scim = new ScimFixture();
    private final HrmConnection connection = ScimFixture.bearer(hrm.scimUri());
    private final HttpJson http = new HttpJson();

    @AfterAll
    void close() {
        scim.close();
        hrm.close();
    }

    @Test
    void a_new_employee_is_made_and_every_field_is_seen() {
        // When
        UpsertOutcome outcome = scim.upsert(connection, ScimFixture.signed("100", ANNA));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Applied.class, applied -> {
            assertThat(applied.created()).isTrue();
            assertThat(applied.changes()).extracting(FieldChange::attribute).containsAll(ANNA.keySet());
            assertThat(applied.notes()).isEmpty();
        });
        assertThat(scim.upsert(connection, ScimFixture.signed("100", ANNA))).isInstanceOf(Unchanged.class);
    }

    @Test
    void a_change_is_one_patch_of_what_differs() {
        // Given
        UpsertOutcome first = scim.upsert(connection, ScimFixture.signed("101", with(ANNA, "email", "b@example.com")));
        Map<String, String> moved = with(with(ANNA, "email", "b@example.com"), "address", "Nya vägen \"2\"");

        // When
        UpsertOutcome outcome = scim.upsert(connection, ScimFixture.signed("101", moved));

        // Then
        assertThat(first).isInstanceOf(Applied.class);
        assertThat(outcome).isInstanceOfSatisfying(Applied.class, applied -> {
            assertThat(applied.created()).isFalse();
            assertThat(applied.changes()).singleElement().satisfies(change -> {
                assertThat(change.before()).isEqualTo("Storgatan 1");
                assertThat(change.after()).isEqualTo("Nya vägen \"2\"");
                assertThat(change.path()).endsWith("Employee:address");
            });
        });
    }

    @Test
    void an_employee_that_somebody_else_made_is_found_by_number() {
        // When
        UpsertOutcome outcome = scim.upsert(connection, ScimFixture.signed("1002", Map.of("birthDate", "1980-01-01")));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Applied.class, applied -> assertThat(applied.created()).isFalse());
    }

    @Test
    void a_manager_is_found_by_name_and_otherwise_left_and_reported() {
        UpsertOutcome known = scim.upsert(
                connection, ScimFixture.signed("103", Map.of("familyName", "A", "manager", "Maja Manager")));
        UpsertOutcome unknown =
                scim.upsert(connection, ScimFixture.signed("104", Map.of("familyName", "A", "manager", "Nobody Here")));
        assertThat(known)
                .isInstanceOfSatisfying(
                        Applied.class,
                        applied -> assertThat(applied.changes())
                                .extracting(FieldChange::attribute)
                                .contains("manager"));
        assertThat(unknown)
                .isInstanceOfSatisfying(
                        Applied.class,
                        applied -> assertThat(applied.notes())
                                .containsExactly(new FieldNote("manager", FieldNote.MANAGER_NOT_FOUND)));
    }

    @Test
    void two_managers_of_one_name_are_one_too_many() {
        // Given
        for (String number : List.of("105", "106")) {
            assertThat(scim.upsert(
                            connection,
                            ScimFixture.signed(number, Map.of("displayName", "Double Name", "familyName", "Name"))))
                    .isInstanceOf(Applied.class);
        }

        // When
        UpsertOutcome outcome =
                scim.upsert(connection, ScimFixture.signed("107", Map.of("familyName", "A", "manager", "double name")));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Applied.class,
                        applied -> assertThat(applied.notes())
                                .containsExactly(new FieldNote("manager", FieldNote.MANAGER_AMBIGUOUS)));
    }

    @Test
    void what_the_hrm_owns_stays_and_what_is_to_be_asked_waits() {
        // Given
        assertThat(scim.upsert(
                        connection, ScimFixture.signed("108", Map.of("title", "Engineer", "address", "Storgatan 1"))))
                .isInstanceOf(Applied.class);

        // When
        UpsertOutcome hrm =
                scim.upsert(connection, ScimFixture.request("108", Map.of("title", "Boss"), ValueOwner.HRM, true));
        UpsertOutcome ask = scim.upsert(
                connection, ScimFixture.request("108", Map.of("address", "Nya vägen 2"), ValueOwner.ASK, true));

        // Then
        assertThat(hrm)
                .isInstanceOfSatisfying(
                        Unchanged.class,
                        unchanged -> assertThat(unchanged.notes()).isEmpty());
        assertThat(ask)
                .isInstanceOfSatisfying(
                        Unchanged.class,
                        unchanged -> assertThat(unchanged.notes())
                                .containsExactly(new FieldNote("address", FieldNote.KEPT_FOR_REVIEW)));
    }

    @Test
    void nobody_is_made_for_a_contract_that_is_not_signed() {
        UpsertOutcome outcome = scim.upsert(
                connection,
                ScimFixture.request("109", Map.of("contractStatus", "pending"), ValueOwner.CONTRACT, false));
        assertThat(outcome).isInstanceOf(UpsertOutcome.NoEmployee.class);
    }

    @Test
    void eight_at_once_make_one_employee() throws InterruptedException, ExecutionException {
        // When
        List<UpsertOutcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<UpsertOutcome>> running = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                running.add(threads.submit(
                        () -> scim.upsert(connection, ScimFixture.signed("110", Map.of("familyName", "Andersson")))));
            }
            for (Future<UpsertOutcome> each : running) {
                outcomes.add(each.get());
            }
        }

        // Then
        assertThat(outcomes).allMatch(outcome -> outcome instanceof Applied || outcome instanceof Unchanged);
        assertThat(outcomes.stream().filter(outcome -> outcome instanceof Applied applied && applied.created()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void trouble_that_passes_is_retryable(int status) {
        assertThat(under(status)).isInstanceOf(Retryable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    void what_would_be_refused_again_is_rejected_without_naming_anybody(int status) {
        assertThat(under(status))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason())
                                .contains(Integer.toString(status))
                                .doesNotContain("111", "example.com"));
    }

    @Test
    void a_wrong_token_is_told_as_such() {
        HrmConnection wrong = new HrmConnection(2, 1, "scim", hrm.scimUri(), "bearer", "wrong", null, null);
        assertThat(scim.upsert(wrong, ScimFixture.signed("112", ANNA))).isInstanceOf(UpsertOutcome.Unauthorised.class);
    }

    private UpsertOutcome under(int status) {
        JsonNode _ = http.ok("PUT", hrm.controlUri() + "/faults", Map.of("status", status, "times", 1));
        return scim.upsert(connection, ScimFixture.signed("111", ANNA));
    }

    private static Map<String, String> with(Map<String, String> values, String attribute, String value) {
        Map<String, String> changed = new java.util.HashMap<>(values);
        changed.put(attribute, value);
        return changed;
    }
}
