package dev.countersign.sync.hrm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.schemas.integration.WhenEmpty;
import dev.countersign.sync.hrm.UpsertOutcome.Applied;
import dev.countersign.sync.hrm.UpsertOutcome.Rejected;
import dev.countersign.sync.hrm.UpsertOutcome.Retryable;
import dev.countersign.sync.hrm.UpsertOutcome.Unchanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter must do, whatever it speaks: the same tests against each, with a server behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HrmContract {

    private static final Map<String, String> ANNA = Map.of(
            "givenName", "Anna",
            "familyName", "Andersson",
            "birthDate", "1990-12-31",
            "address", "Storgatan 1",
            "title", "Engineer",
            "phone", "+46701234567",
            "contractId", "7",
            "contractStatus", "signed");
    private static final AtomicInteger NUMBERS = new AtomicInteger(400_000);

    protected abstract HrmAdapter adapter();

    protected abstract HrmConnection connection();

    /** A connection whose secret the server does not take. */
    protected abstract HrmConnection refused();

    /** Somebody makes an employee in the HRM, and it has this id. */
    protected abstract String made(String employeeNumber, String email);

    protected abstract void removed(String id);

    /** The next requests get this status. */
    protected abstract void failing(int status, int times);

    @Test
    void a_new_employee_is_made_with_every_value_and_then_left_alone() {
        // When
        UpsertOutcome outcome = upsert(signed(next(), ANNA));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Applied.class, applied -> {
            assertThat(applied.created()).isTrue();
            assertThat(applied.changes()).extracting(FieldChange::attribute).containsAll(ANNA.keySet());
            assertThat(codes(applied.notes())).doesNotContain(FieldNote.NOT_TAKEN);
            assertThat(held(applied.employeeId())).containsAllEntriesOf(ANNA);
        });
    }

    @Test
    void what_the_hrm_holds_already_is_not_written() {
        // Given
        String number = next();
        assertThat(upsert(signed(number, ANNA))).isInstanceOf(Applied.class);

        // When
        UpsertOutcome outcome = upsert(signed(number, ANNA));

        // Then
        assertThat(outcome).isInstanceOf(Unchanged.class);
    }

    @Test
    void only_what_differs_is_changed() {
        // Given
        String number = next();
        String id = id(upsert(signed(number, ANNA)));

        // When
        UpsertOutcome outcome = upsert(signed(number, with("address", "Nya vägen \"2\"")));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Applied.class,
                        applied -> assertThat(applied.changes()).singleElement().satisfies(change -> {
                            assertThat(change.before()).isEqualTo("Storgatan 1");
                            assertThat(change.after()).isEqualTo("Nya vägen \"2\"");
                        }));
        assertThat(held(id)).containsAllEntriesOf(with("address", "Nya vägen \"2\""));
    }

    @Test
    void a_value_is_cleared() {
        // Given
        String number = next();
        String id = id(upsert(signed(number, ANNA)));

        // When
        UpsertOutcome outcome = upsert(request(
                number, List.of(new Wanted("address", "", "test", ValueOwner.CONTRACT, WhenEmpty.CLEAR)), true));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Applied.class,
                        applied -> assertThat(applied.changes())
                                .extracting(FieldChange::kind)
                                .containsExactly("cleared"));
        assertThat(held(id)).doesNotContainKey("address").containsEntry("title", "Engineer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien \"the\" {title} ${id}",
                "back\\slash \\u0000",
                "tab\tand\nline",
                "}, \"title\": \"Director",
                "Åsa Öberg 山田",
                "' or 'a' eq 'a",
                "<b>&amp;</b>%20"
            })
    void a_value_stays_what_it_is(String value) {
        // When
        UpsertOutcome outcome = upsert(signed(next(), with("address", value)));

        // Then
        assertThat(held(id(outcome))).containsEntry("address", value).containsEntry("title", "Engineer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"' or employeeNumber ne '", "x' or 'a' eq 'a", "\" or \"a\" eq \"a", "../1", "a&b=c", "{id}"})
    void a_search_finds_only_whom_it_names(String wayward) {
        // Given
        String other = made(next(), next() + "@example.com");

        // When
        UpsertOutcome outcome = upsert(signed(wayward + next(), ANNA));

        // Then: made, or refused by a server that does not take such a number; never somebody else
        assertThat(id(outcome)).isNotEqualTo(other);
        assertThat(held(other)).doesNotContainKey("address");
    }

    @Test
    void an_employee_that_somebody_else_made_is_found_by_number() {
        // Given
        String number = next();
        String id = made(number, "other-" + number + "@example.com");

        // When
        UpsertOutcome outcome = upsert(signed(number, ANNA));

        // Then
        assertThat(id(outcome)).isEqualTo(id);
        assertThat(held(id)).containsEntry("address", "Storgatan 1");
    }

    @Test
    void an_employee_that_somebody_else_made_is_found_by_e_mail_address() {
        // Given
        String number = next();
        String id = made("", number + "@example.com");

        // When
        UpsertOutcome outcome = upsert(signed(number, ANNA));

        // Then
        assertThat(id(outcome)).isEqualTo(id);
    }

    @Test
    void a_shared_e_mail_address_does_not_make_two_people_one() {
        // Given
        String number = next();
        String id = made("X" + number, number + "@example.com");

        // When
        UpsertOutcome outcome = upsert(signed(number, ANNA));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason())
                                .contains("another employee number")
                                .doesNotContain(number));
        assertThat(held(id)).doesNotContainKey("address");
    }

    @Test
    void nobody_is_chosen_among_several() {
        // Given
        String number = next();
        String one = made(number, "one-" + number + "@example.com");
        String two = made(number, "two-" + number + "@example.com");

        // When
        UpsertOutcome outcome = upsert(signed(number, ANNA));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("several"));
        assertThat(List.of(one, two)).allSatisfy(id -> assertThat(held(id)).doesNotContainKey("address"));
    }

    @Test
    void nobody_is_made_where_nobody_is_to_be_made() {
        // When
        UpsertOutcome outcome =
                upsert(request(next(), List.of(new Wanted("title", "Engineer", "test", ValueOwner.CONTRACT)), false));

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.NoEmployee.class);
    }

    @Test
    void an_employee_that_was_removed_is_made_again() {
        // Given
        String number = next();
        String id = id(upsert(signed(number, ANNA)));
        removed(id);

        // When
        UpsertOutcome outcome = upsert(signed(number, ANNA));

        // Then
        assertThat(id(outcome)).isNotEqualTo(id);
        assertThat(adapter().connect(connection()).read(id)).isEmpty();
    }

    @Test
    void eight_at_once_make_one_employee() throws InterruptedException, ExecutionException {
        // Given
        String number = next();

        // When
        List<UpsertOutcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<UpsertOutcome>> running = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                running.add(threads.submit(() -> upsert(signed(number, ANNA))));
            }
            for (Future<UpsertOutcome> each : running) {
                outcomes.add(each.get());
            }
        }

        // Then
        assertThat(outcomes).extracting(HrmContract::id).containsOnly(id(outcomes.getFirst()));
        assertThat(outcomes.stream().filter(each -> each instanceof Applied applied && applied.created()))
                .hasSize(1);
    }

    @Test
    void a_preview_tells_the_change_and_makes_none() {
        // Given
        String number = next();
        String id = id(upsert(signed(number, ANNA)));

        // When
        Preview preview = PortFactory.of(adapter())
                .preview(connection(), signed(number, with("title", "Director")), _ -> KnownRecord.NOTHING);

        // Then
        assertThat(preview.outcome()).isEqualTo("would_change");
        assertThat(preview.changes()).extracting(FieldChange::after).containsExactly("Director");
        assertThat(held(id)).containsEntry("title", "Engineer");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void trouble_that_passes_is_retryable(int status) {
        // Given
        failing(status, 1);

        // When
        UpsertOutcome outcome = upsert(signed(next(), ANNA));

        // Then
        assertThat(outcome).isInstanceOf(Retryable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void what_would_be_refused_again_is_rejected_without_naming_anybody(int status) {
        // Given
        String number = next();
        failing(status, 1);

        // When
        UpsertOutcome outcome = upsert(signed(number, ANNA));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason())
                                .contains(Integer.toString(status))
                                .doesNotContain(number, "Anna"));
    }

    @Test
    void a_secret_that_is_not_taken_is_told_as_such() {
        // When
        UpsertOutcome outcome = PortFactory.of(adapter()).upsert(refused(), signed(next(), ANNA), new OpenGate());

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.Unauthorised.class);
    }

    @Test
    void a_connection_test_tells_what_works() {
        // When
        ConnectionCheck works = adapter().check(connection(), Duration.ofSeconds(5));
        ConnectionCheck fails = PortFactory.of(adapter()).check(refused(), Duration.ofSeconds(5));

        // Then
        assertThat(works).isInstanceOf(ConnectionCheck.Works.class);
        assertThat(fails)
                .isInstanceOfSatisfying(
                        ConnectionCheck.Fails.class,
                        check -> assertThat(check.trouble()).isEqualTo(Trouble.UNAUTHORISED));
    }

    private static String next() {
        return Integer.toString(NUMBERS.incrementAndGet());
    }

    private UpsertOutcome upsert(UpsertRequest request) {
        return PortFactory.of(adapter()).upsert(connection(), request, new OpenGate());
    }

    private Map<String, String> held(String id) {
        Optional<EmployeeRecord> record = adapter().connect(connection()).read(id);
        return record.map(EmployeeRecord::attributes).orElse(Map.of());
    }

    private static String id(UpsertOutcome outcome) {
        return switch (outcome) {
            case Applied applied -> applied.employeeId();
            case Unchanged unchanged -> unchanged.employeeId();
            default -> outcome.toString();
        };
    }

    private static List<String> codes(List<FieldNote> notes) {
        return notes.stream().map(FieldNote::code).toList();
    }

    private static Map<String, String> with(String attribute, String value) {
        Map<String, String> changed = new HashMap<>(ANNA);
        changed.put(attribute, value);
        return changed;
    }

    private static UpsertRequest signed(String number, Map<String, String> values) {
        List<Wanted> wanted = new ArrayList<>();
        values.forEach((attribute, value) -> wanted.add(new Wanted(attribute, value, "test", ValueOwner.CONTRACT)));
        return request(number, wanted, true);
    }

    private static UpsertRequest request(String number, List<Wanted> wanted, boolean create) {
        String local = number.replaceAll("[^0-9]", "");
        return new UpsertRequest(
                new EmployeeKey("cs-1-" + number, number, local + "@example.com"),
                null,
                new ContractClaim(7, true, Instant.parse("2026-11-24T10:00:00Z")),
                wanted,
                Set.of(),
                create);
    }
}
