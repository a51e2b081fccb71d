package dev.countersign.sync.hrm.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.schemas.integration.WhenEmpty;
import dev.countersign.sync.hrm.ConnectionCheck;
import dev.countersign.sync.hrm.ContractClaim;
import dev.countersign.sync.hrm.FieldChange;
import dev.countersign.sync.hrm.FieldNote;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.Trouble;
import dev.countersign.sync.hrm.UpsertOutcome;
import dev.countersign.sync.hrm.UpsertOutcome.Applied;
import dev.countersign.sync.hrm.UpsertOutcome.Unchanged;
import dev.countersign.sync.hrm.UpsertRequest;
import dev.countersign.sync.hrm.Wanted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The adapter against Keycloak 26.7, a real server with habits of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeycloakScimIT {

    private static final Map<String, String> ANNA = Map.of(
            "givenName",
            "Anna",
            "familyName",
            "Andersson",
            "birthDate",
            "1990-12-31",
            "address",
            "Storgatan 1",
            "contractId",
            "7",
            "contractStatus",
            "signed",
            "title",
            "Engineer");

    private final ScimFixture scim = new ScimFixture();
    private Keycloak keycloak;
    private HrmConnection connection;

    @BeforeAll
    void start() {
        String home = System.getProperty("keycloak.home");
        assumeThat(home)
                .as("SKIPPED: Keycloak. It is unpacked by 'mvn verify' only.")
                .isNotNull();
        keycloak = new Keycloak(Path.of(String.valueOf(home)));
        connection = connection(Keycloak.SECRET);
    }

    @AfterAll
    void stop() {
        scim.close();
        if (keycloak != null) {
            keycloak.close();
        }
    }

    private HrmConnection connection(String secret) {
        return new HrmConnection(
                1,
                secret.hashCode(),
                "scim",
                keycloak.scimUri(),
                "oauth2-client-credentials",
                secret,
                keycloak.tokenUri(),
                Keycloak.CLIENT);
    }

    @Test
    void trying_it_out_says_that_it_works_or_that_the_client_is_refused() {
        // When
        ConnectionCheck right = scim.port.check(connection, Duration.ofSeconds(10));
        ConnectionCheck wrong = scim.port.check(connection("another-secret"), Duration.ofSeconds(10));

        // Then
        assertThat(right)
                .isInstanceOfSatisfying(
                        ConnectionCheck.Works.class,
                        works -> assertThat(works.warnings()).isEmpty());
        assertThat(wrong)
                .isInstanceOfSatisfying(
                        ConnectionCheck.Fails.class,
                        fails -> assertThat(fails.trouble()).isEqualTo(Trouble.NO_TOKEN));
    }

    @Test
    void an_employee_is_made_changed_and_left_alone_when_nothing_changes() {
        // Given
        UpsertOutcome made = scim.upsert(connection, ScimFixture.signed("100", with("email", "100@example.com")));
        Map<String, String> moved = with("address", "Nya vägen 2");

        // When
        UpsertOutcome changed = scim.upsert(connection, ScimFixture.signed("100", moved));
        UpsertOutcome again = scim.upsert(connection, ScimFixture.signed("100", moved));

        // Then
        assertThat(made).isInstanceOfSatisfying(Applied.class, applied -> {
            assertThat(applied.created()).isTrue();
            assertThat(applied.notes()).isEmpty();
            assertThat(applied.changes())
                    .extracting(FieldChange::attribute)
                    .containsAll(ANNA.keySet())
                    .contains("email");
        });
        assertThat(changed)
                .isInstanceOfSatisfying(
                        Applied.class,
                        applied -> assertThat(applied.changes())
                                .singleElement()
                                .satisfies(change -> assertThat(change.before()).isEqualTo("Storgatan 1")));
        assertThat(again).isInstanceOf(Unchanged.class);
    }

    @Test
    void core_names_and_titles_are_changed_too() {
        // Given
        assertThat(scim.upsert(connection, ScimFixture.signed("101", ANNA))).isInstanceOf(Applied.class);

        // When
        UpsertOutcome outcome = scim.upsert(
                connection,
                ScimFixture.signed(
                        "101", Map.of("familyName", "Svensson", "title", "Architect", "email", "101b@example.com")));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Applied.class, applied -> {
            assertThat(applied.notes()).isEmpty();
            assertThat(applied.changes()).hasSize(3);
        });
    }

    @Test
    void core_and_extension_attributes_are_cleared() {
        // Given
        assertThat(scim.upsert(connection, ScimFixture.signed("107", ANNA))).isInstanceOf(Applied.class);
        List<Wanted> cleared = Stream.of("title", "address")
                .map(attribute -> new Wanted(attribute, "", "test", ValueOwner.CONTRACT, WhenEmpty.CLEAR))
                .toList();
        UpsertRequest request = new UpsertRequest(
                ScimFixture.key("107"),
                null,
                new ContractClaim(7, true, ScimFixture.SIGNED_AT),
                cleared,
                Set.of(),
                true);

        // When
        UpsertOutcome outcome = scim.upsert(connection, request);
        UpsertOutcome again = scim.upsert(connection, request);

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Applied.class, applied -> {
            assertThat(applied.notes()).isEmpty();
            assertThat(applied.changes()).extracting(FieldChange::kind).containsExactly("cleared", "cleared");
        });
        assertThat(again).isInstanceOf(Unchanged.class);
    }

    @Test
    void a_field_that_keycloak_has_no_place_for_is_reported() {
        // When
        UpsertOutcome outcome = scim.upsert(connection, ScimFixture.signed("102", with("phone", "+46701234567")));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Applied.class, applied -> {
            assertThat(applied.changes()).hasSize(ANNA.size());
            assertThat(applied.notes())
                    .containsExactly(new FieldNote(
                            "urn:ietf:params:scim:schemas:core:2.0:User:phoneNumbers", FieldNote.NOT_TAKEN));
        });
    }

    @Test
    void a_manager_is_found_by_name_and_kept_by_id() {
        // When
        UpsertOutcome outcome = scim.upsert(connection, ScimFixture.signed("103", with("manager", "Maja Manager")));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Applied.class, applied -> {
            assertThat(applied.notes()).isEmpty();
            assertThat(applied.changes()).extracting(FieldChange::attribute).contains("manager");
        });
    }

    @Test
    void an_employee_is_found_by_number_whatever_the_user_name() {
        // Given
        assertThat(scim.upsert(connection, ScimFixture.signed("104", with("employeeNumber", "E-104"))))
                .isInstanceOf(Applied.class);
        var otherKey = new dev.countersign.sync.hrm.EmployeeKey("cs-1-other", "E-104", null);
        var request = new dev.countersign.sync.hrm.UpsertRequest(
                otherKey,
                null,
                new dev.countersign.sync.hrm.ContractClaim(7, true, ScimFixture.SIGNED_AT),
                List.of(new dev.countersign.sync.hrm.Wanted("title", "Boss", "test", ValueOwner.CONTRACT)),
                java.util.Set.of(),
                true);

        // When
        UpsertOutcome outcome = scim.upsert(connection, request);

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Applied.class, applied -> assertThat(applied.created()).isFalse());
    }

    @Test
    void eight_at_once_make_one_employee() throws InterruptedException, ExecutionException {
        // When
        List<UpsertOutcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<UpsertOutcome>> running = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                running.add(threads.submit(() -> scim.upsert(connection, ScimFixture.signed("105", ANNA))));
            }
            for (Future<UpsertOutcome> each : running) {
                outcomes.add(each.get());
            }
        }

        // Then
        assertThat(outcomes.stream().filter(outcome -> outcome instanceof Applied applied && applied.created()))
                .hasSize(1);
        assertThat(outcomes).allMatch(outcome -> outcome instanceof Applied || outcome instanceof Unchanged);
    }

    @Test
    void a_wrong_client_secret_is_told_as_such() {
        assertThat(scim.upsert(connection("wrong-secret"), ScimFixture.signed("106", ANNA)))
                .isInstanceOf(UpsertOutcome.Unauthorised.class);
    }

    @Test
    void an_hrm_that_is_stopped_in_the_middle_gets_the_change_when_it_is_back_and_has_one_employee() {
        // Given
        assertThat(scim.upsert(connection, ScimFixture.signed("108", ANNA))).isInstanceOf(Applied.class);
        Map<String, String> moved = with("address", "Nya vägen 3");
        keycloak.stop();
        UpsertOutcome away = scim.upsert(connection, ScimFixture.signed("108", moved));

        // When
        keycloak.start();
        UpsertOutcome back = scim.upsert(connection, ScimFixture.signed("108", moved));

        // Then
        assertThat(away)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Retryable.class,
                        retryable -> assertThat(retryable.inTrouble()).isTrue());
        assertThat(back).isInstanceOfSatisfying(Applied.class, applied -> {
            assertThat(applied.created()).isFalse();
            assertThat(applied.changes()).extracting(FieldChange::attribute).containsExactly("address");
        });
    }

    private static Map<String, String> with(String attribute, String value) {
        Map<String, String> values = new HashMap<>(ANNA);
        values.put(attribute, value);
        return values;
    }
}
