package dev.countersign.sync.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sync.history.Step.Trouble;
import dev.countersign.sync.hrm.ConnectionCheck;
import dev.countersign.sync.hrm.EmployeeKey;
import dev.countersign.sync.hrm.EmployeeMatch;
import dev.countersign.sync.hrm.EmployeeRecord;
import dev.countersign.sync.hrm.HrmAdapter;
import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.HrmDirectory;
import dev.countersign.sync.hrm.HrmException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An HRM in memory that watches every write: whatever happened before, some must never be made. */
final class HistoryHrm implements HrmAdapter, HrmDirectory {

    static final String BY_HAND = "Hand ";

    private static final Set<String> ATTRIBUTES = Set.of(
            "givenName",
            "familyName",
            "displayName",
            "birthDate",
            "address",
            "title",
            "phone",
            "department",
            "contractId",
            "contractStatus",
            "contractSignedAt");

    /** By id, which is the unique name. */
    final Map<String, Map<String, String>> employees = new LinkedHashMap<>();
    /** What this system last wrote to an attribute and nobody has changed since: id and attribute. */
    final Map<String, String> written = new LinkedHashMap<>();

    Trouble trouble = Trouble.NONE;
    int writes;

    void byHand(String id, String attribute, String value) {
        set(Objects.requireNonNull(employees.get(id)), attribute, value);
        written.remove(id + " " + attribute);
    }

    private void limited() {
        if (trouble == Trouble.RATE_LIMIT) {
            trouble = Trouble.NONE;
            throw new HrmException.Retryable("Too many requests", Duration.ofSeconds(1));
        }
    }

    @Override
    public Optional<EmployeeMatch> find(EmployeeKey key) {
        limited();
        return Optional.of(key.uniqueName()).filter(employees::containsKey).map(id -> new EmployeeMatch(id, false));
    }

    @Override
    public Optional<EmployeeRecord> read(String employeeId) {
        limited();
        return Optional.ofNullable(employees.get(employeeId))
                .map(attributes -> new EmployeeRecord(employeeId, null, attributes));
    }

    @Override
    public String create(EmployeeKey key, Map<String, String> attributes) {
        String id = key.uniqueName();
        assertThat(employees).as("one record for each employee").doesNotContainKey(id);
        write(id, attributes);
        return id;
    }

    @Override
    public void update(EmployeeRecord seen, Map<String, String> changes) {
        write(seen.id(), changes);
    }

    private void write(String id, Map<String, String> changes) {
        if (trouble == Trouble.KILLED_BEFORE_WRITE) {
            throw new Killed();
        }
        Map<String, String> employee = employees.computeIfAbsent(id, _ -> new LinkedHashMap<>());
        changes.forEach((attribute, value) -> {
            String held = employee.get(attribute);
            assertThat(value)
                    .as("a write that changes nothing: " + attribute)
                    .isNotEqualTo(Objects.requireNonNullElse(held, ""));
            switch (attribute) {
                case "phone" ->
                    assertThat(value)
                            .as("the HRM's own attribute is never written")
                            .isNull();
                case "title" ->
                    assertThat(held)
                            .as("what is to be asked about is never written over")
                            .isNull();
                case "department" -> assertThat(held).as("only a gap is filled").isNull();
                case "address" ->
                    assertThat(value.isEmpty() && held != null && held.startsWith(BY_HAND))
                            .as("only what is ours is cleared")
                            .isFalse();
                default -> {}
            }
            set(employee, attribute, value);
            written.put(id + " " + attribute, value);
        });
        writes++;
        if (trouble == Trouble.KILLED_AFTER_WRITE) {
            throw new Killed();
        }
    }

    private static void set(Map<String, String> employee, String attribute, String value) {
        if (value.isEmpty()) {
            employee.remove(attribute);
        } else {
            employee.put(attribute, value);
        }
    }

    @Override
    public String kind() {
        return "history";
    }

    @Override
    public Set<String> attributes() {
        return ATTRIBUTES;
    }

    @Override
    public String path(String attribute) {
        return attribute;
    }

    @Override
    public HrmDirectory connect(HrmConnection connection) {
        return this;
    }

    @Override
    public ConnectionCheck check(HrmConnection connection, Duration deadline) {
        throw new HrmException.Rejected("Not connected");
    }

    @Override
    public List<String> people(String nameOrEmail) {
        return List.of();
    }
}
