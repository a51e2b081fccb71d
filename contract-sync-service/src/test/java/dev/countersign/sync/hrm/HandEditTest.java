package dev.countersign.sync.hrm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.schemas.integration.ValueOwner;
import dev.countersign.schemas.integration.WhenEmpty;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What somebody changed in the HRM is noticed, because it is known what was last written there. */
final class HandEditTest {

    private static final String ANNA = "cs-anna";
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    private final MemoryHrm hrm = new MemoryHrm();
    private final MemoryGate gate = new MemoryGate();
    private final HrmPort port = PortFactory.of(hrm);

    @Test
    void the_contract_s_own_attribute_is_written_over_and_the_audit_says_what_it_replaced() {
        // Given
        var _ = upsert(ValueOwner.CONTRACT, "Engineer");
        byHand("title", "Senior engineer");

        // When
        UpsertOutcome outcome = upsert(ValueOwner.CONTRACT, "Engineer");

        // Then
        assertThat(outcome).isInstanceOfSatisfying(UpsertOutcome.Applied.class, applied -> {
            assertThat(applied.changes()).singleElement().satisfies(change -> {
                assertThat(change.kind()).isEqualTo("hand_edit_replaced");
                assertThat(change.before()).isEqualTo("Senior engineer");
            });
            assertThat(codes(applied.notes())).containsExactly(FieldNote.HAND_EDIT_REPLACED);
        });
        assertThat(anna()).containsEntry("title", "Engineer");
    }

    @Test
    void what_was_there_before_the_first_sync_is_nobody_s_hand_edit() {
        // Given
        hrm.employees.put(ANNA, new HashMap<>(Map.of("title", "Trainee")));

        // When
        UpsertOutcome outcome = upsert(ValueOwner.CONTRACT, "Engineer");

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Applied.class,
                        applied -> assertThat(applied.changes())
                                .extracting(FieldChange::kind)
                                .containsExactly("changed"));
    }

    @Test
    void a_filled_gap_that_somebody_corrects_is_kept_and_said_once() {
        // Given
        var _ = upsert(ValueOwner.FILL_IF_EMPTY, "Engineer");
        byHand("title", "Senior engineer");

        // When
        UpsertOutcome first = upsert(ValueOwner.FILL_IF_EMPTY, "Engineer");
        UpsertOutcome second = upsert(ValueOwner.FILL_IF_EMPTY, "Engineer");

        // Then
        assertThat(notes(first)).containsExactly(FieldNote.HAND_EDIT_KEPT);
        assertThat(notes(second)).isEmpty();
        assertThat(anna()).containsEntry("title", "Senior engineer");
    }

    @Test
    void whoever_is_to_be_asked_is_asked_and_the_record_stays() {
        // Given
        var _ = upsert(ValueOwner.ASK, "Engineer");
        byHand("title", "Senior engineer");

        // When
        UpsertOutcome outcome = upsert(ValueOwner.ASK, "Engineer");

        // Then
        assertThat(notes(outcome)).containsExactly(FieldNote.KEPT_FOR_REVIEW);
        assertThat(gate.proposals)
                .containsExactly(new Proposal("title", "test", "Engineer", "Engineer", "Senior engineer", true));
        assertThat(anna()).containsEntry("title", "Senior engineer");
    }

    @Test
    void an_accepted_proposal_is_written() {
        // Given
        var _ = upsert(ValueOwner.ASK, "Engineer");
        byHand("title", "Senior engineer");
        gate.answers.put("title", new ReviewAnswer(true, "Engineer"));

        // When
        UpsertOutcome outcome = upsert(ValueOwner.ASK, "Engineer");

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.Applied.class);
        assertThat(anna()).containsEntry("title", "Engineer");
        assertThat(gate.proposals).isEmpty();
    }

    @Test
    void a_kept_value_stays_until_the_contract_proposes_another() {
        // Given
        var _ = upsert(ValueOwner.ASK, "Engineer");
        byHand("title", "Senior engineer");
        gate.answers.put("title", new ReviewAnswer(false, "Engineer"));

        // When
        UpsertOutcome same = upsert(ValueOwner.ASK, "Engineer");
        List<Proposal> afterSame = gate.proposals;
        UpsertOutcome other = upsert(ValueOwner.ASK, "Director");

        // Then
        assertThat(notes(same)).containsExactly(FieldNote.KEPT_BY_DECISION);
        assertThat(afterSame).isEmpty();
        assertThat(notes(other)).containsExactly(FieldNote.KEPT_FOR_REVIEW);
        assertThat(gate.proposals).extracting(Proposal::proposed).containsExactly("Director");
    }

    @Test
    void our_own_write_that_was_interrupted_is_no_hand_edit() {
        // Given
        var _ = upsert(ValueOwner.CONTRACT, "Engineer");
        hrm.diesAfterWrite = true;
        var _ = upsert(ValueOwner.CONTRACT, "Director");
        gate.note = null;

        // When: another contract of the same employee comes first
        UpsertOutcome outcome = upsert(ValueOwner.CONTRACT, "Engineer");

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Applied.class,
                        applied -> assertThat(applied.changes())
                                .extracting(FieldChange::kind)
                                .containsExactly("changed"));
    }

    @Test
    void what_is_cleared_is_cleared_and_told_and_only_where_it_is_ours() {
        // Given
        var _ = upsert(ValueOwner.CONTRACT, "Engineer");
        byHand("address", "Somewhere 1");

        // When
        UpsertOutcome outcome = port.upsert(
                MemoryHrm.CONNECTION,
                request(
                        7,
                        new Wanted("title", "", "test", ValueOwner.CONTRACT, WhenEmpty.CLEAR_OWN),
                        new Wanted("address", "", "test", ValueOwner.CONTRACT, WhenEmpty.CLEAR_OWN)),
                gate);

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Applied.class,
                        applied -> assertThat(applied.changes())
                                .containsExactly(new FieldChange("title", "path:title", "test", "Engineer", "")));
        assertThat(anna()).containsOnlyKeys("address");
    }

    @Test
    void the_record_follows_one_contract_although_the_hrm_keeps_no_contract_id() {
        // Given: this HRM has no place for contract ids
        var _ = port.upsert(
                MemoryHrm.CONNECTION, request(8, new Wanted("title", "Director", "test", ValueOwner.CONTRACT)), gate);

        // When
        UpsertOutcome older = port.upsert(
                MemoryHrm.CONNECTION, request(7, new Wanted("title", "Engineer", "test", ValueOwner.CONTRACT)), gate);
        UpsertOutcome newer = port.upsert(
                MemoryHrm.CONNECTION, request(9, new Wanted("title", "Chief", "test", ValueOwner.CONTRACT)), gate);

        // Then
        assertThat(older).isInstanceOf(UpsertOutcome.Superseded.class);
        assertThat(newer).isInstanceOf(UpsertOutcome.Applied.class);
        assertThat(anna()).containsEntry("title", "Chief");
    }

    @Test
    void what_the_hrm_has_no_place_for_is_said_and_the_rest_is_written() {
        // When
        UpsertOutcome outcome = port.upsert(
                MemoryHrm.CONNECTION,
                request(
                        7,
                        new Wanted("title", "Engineer", "test", ValueOwner.CONTRACT),
                        new Wanted("contractId", "7", "test", ValueOwner.CONTRACT)),
                gate);

        // Then
        assertThat(notes(outcome)).containsExactly(FieldNote.NO_PLACE);
        assertThat(anna()).containsOnlyKeys("title");
    }

    @Test
    void a_preview_tells_the_same_and_writes_nothing() {
        // Given
        var _ = upsert(ValueOwner.CONTRACT, "Engineer");
        byHand("title", "Senior engineer");

        // When
        Preview preview = port.preview(
                MemoryHrm.CONNECTION,
                request(7, new Wanted("title", "Director", "test", ValueOwner.CONTRACT)),
                gate::known);

        // Then
        assertThat(preview.outcome()).isEqualTo("would_change");
        assertThat(preview.changes()).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo("Senior engineer");
            assertThat(change.after()).isEqualTo("Director");
            assertThat(change.kind()).isEqualTo("hand_edit_replaced");
        });
        assertThat(anna()).containsEntry("title", "Senior engineer");
    }

    private void byHand(String attribute, String value) {
        anna().put(attribute, value);
    }

    private Map<String, String> anna() {
        return Objects.requireNonNull(hrm.employees.get(ANNA));
    }

    private UpsertOutcome upsert(ValueOwner owner, String title) {
        return port.upsert(MemoryHrm.CONNECTION, request(7, new Wanted("title", title, "test", owner)), gate);
    }

    /** A contract that was signed the later, the higher its id. */
    private static UpsertRequest request(long contract, Wanted... wanted) {
        return new UpsertRequest(
                new EmployeeKey(ANNA, null, null),
                null,
                new ContractClaim(contract, true, NEW_YEAR.plusSeconds(contract)),
                List.of(wanted),
                Set.of(),
                true);
    }

    private static List<String> notes(UpsertOutcome outcome) {
        return switch (outcome) {
            case UpsertOutcome.Applied applied -> codes(applied.notes());
            case UpsertOutcome.Unchanged unchanged -> codes(unchanged.notes());
            default -> List.of(outcome.toString());
        };
    }

    private static List<String> codes(List<FieldNote> notes) {
        return notes.stream().map(FieldNote::code).toList();
    }
}
