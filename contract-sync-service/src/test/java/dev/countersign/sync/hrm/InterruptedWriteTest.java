package dev.countersign.sync.hrm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.schemas.integration.ValueOwner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A write that happened is told, also when whoever made it was gone before it could. */
final class InterruptedWriteTest {

    private static final String ANNA = "cs-anna";

    private final MemoryHrm hrm = new MemoryHrm();
    private final MemoryGate gate = new MemoryGate();
    private final HrmPort port = PortFactory.of(hrm);

    @Test
    void a_record_that_was_made_just_before_the_crash_is_told_as_made() {
        // Given
        hrm.diesAfterWrite = true;
        assertThat(upsert(Map.of("title", "Engineer"))).isInstanceOf(UpsertOutcome.Retryable.class);
        UUID write = Objects.requireNonNull(gate.note).writeId();

        // When
        UpsertOutcome outcome = upsert(Map.of("title", "Engineer"));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(UpsertOutcome.Applied.class, applied -> {
            assertThat(applied.created()).isTrue();
            assertThat(applied.writeId()).isEqualTo(write);
            assertThat(applied.changes())
                    .containsExactly(new FieldChange("title", "path:title", "test", null, "Engineer"));
        });
    }

    @Test
    void a_change_before_the_crash_is_told_with_the_value_that_was_there_before_it() {
        // Given
        employee(Map.of("title", "Trainee"));
        hrm.diesAfterWrite = true;
        assertThat(upsert(Map.of("title", "Engineer"))).isInstanceOf(UpsertOutcome.Retryable.class);

        // When
        UpsertOutcome outcome = upsert(Map.of("title", "Engineer", "address", "Elsewhere 1"));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(UpsertOutcome.Applied.class, applied -> {
            assertThat(applied.created()).isFalse();
            assertThat(applied.changes())
                    .containsExactlyInAnyOrder(
                            new FieldChange("title", "path:title", "test", "Trainee", "Engineer"),
                            new FieldChange("address", "path:address", "test", null, "Elsewhere 1"));
        });
    }

    @Test
    void a_change_that_did_not_reach_the_hrm_is_told_once_when_it_does() {
        // Given
        employee(Map.of("title", "Trainee"));
        var _ = gate.begin(false, List.of(new FieldChange("title", "path:title", "test", "Trainee", "Engineer")));

        // When
        UpsertOutcome outcome = upsert(Map.of("title", "Engineer"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Applied.class,
                        applied -> assertThat(applied.changes())
                                .containsExactly(
                                        new FieldChange("title", "path:title", "test", "Trainee", "Engineer")));
    }

    @Test
    void what_was_to_be_written_and_is_not_there_is_not_told() {
        // Given
        employee(Map.of("title", "Engineer"));
        var _ = gate.begin(false, List.of(new FieldChange("address", "path:address", "test", null, "Nowhere")));

        // When
        UpsertOutcome outcome = upsert(Map.of("title", "Engineer"));

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.Unchanged.class);
    }

    @Test
    void nothing_is_read_or_written_while_another_contract_writes_the_same_record() {
        // Given
        employee(Map.of("title", "Trainee"));
        gate.heldByOthers = Set.of(ANNA);

        // When
        UpsertOutcome outcome = upsert(Map.of("title", "Engineer"));

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.Busy.class);
        assertThat(hrm.employees.get(ANNA)).containsEntry("title", "Trainee");
    }

    @Test
    void who_lost_the_contract_writes_nothing() {
        // Given
        employee(Map.of("title", "Trainee"));
        gate.lost = true;

        // When
        UpsertOutcome outcome = upsert(Map.of("title", "Engineer"));

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.Busy.class);
        assertThat(hrm.employees.get(ANNA)).containsEntry("title", "Trainee");
    }

    private void employee(Map<String, String> attributes) {
        hrm.employees.put(ANNA, new HashMap<>(attributes));
    }

    private UpsertOutcome upsert(Map<String, String> values) {
        List<Wanted> wanted = new ArrayList<>();
        values.forEach((attribute, value) -> wanted.add(new Wanted(attribute, value, "test", ValueOwner.CONTRACT)));
        return port.upsert(
                MemoryHrm.CONNECTION,
                new UpsertRequest(
                        new EmployeeKey(ANNA, null, null),
                        null,
                        new ContractClaim(7, true, Instant.EPOCH),
                        wanted,
                        Set.of(),
                        true),
                gate);
    }
}
