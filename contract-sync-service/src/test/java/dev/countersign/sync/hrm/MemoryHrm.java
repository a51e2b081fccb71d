package dev.countersign.sync.hrm;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An HRM in memory that notices nothing: no versions, no conflicts. It can be made to fail right after a write. */
final class MemoryHrm implements HrmAdapter, HrmDirectory {

    static final HrmConnection CONNECTION =
            new HrmConnection(1, 1, "memory", URI.create("https://hrm.example"), "bearer", "secret", null, null);

    final Map<String, Map<String, String>> employees = new LinkedHashMap<>();
    boolean diesAfterWrite;

    @Override
    public String kind() {
        return "memory";
    }

    @Override
    public Set<String> attributes() {
        return Set.of(Attributes.TITLE, Attributes.ADDRESS, Attributes.MANAGER, Attributes.BIRTH_DATE);
    }

    @Override
    public String path(String attribute) {
        return "path:" + attribute;
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
    public Optional<EmployeeMatch> find(EmployeeKey key) {
        return Optional.of(key.uniqueName()).filter(employees::containsKey).map(id -> new EmployeeMatch(id, false));
    }

    @Override
    public Optional<EmployeeRecord> read(String employeeId) {
        return Optional.ofNullable(employees.get(employeeId))
                .map(attributes -> new EmployeeRecord(employeeId, null, attributes));
    }

    @Override
    public String create(EmployeeKey key, Map<String, String> attributes) {
        employees.put(key.uniqueName(), new HashMap<>(attributes));
        written();
        return key.uniqueName();
    }

    @Override
    public void update(EmployeeRecord seen, Map<String, String> changes) {
        Map<String, String> employee = Objects.requireNonNull(employees.get(seen.id()));
        changes.forEach((attribute, value) -> {
            if (value.isEmpty()) {
                employee.remove(attribute);
            } else {
                employee.put(attribute, value);
            }
        });
        written();
    }

    private void written() {
        if (diesAfterWrite) {
            diesAfterWrite = false;
            throw new HrmException.Retryable("The connection broke", null);
        }
    }

    @Override
    public List<String> people(String nameOrEmail) {
        return List.of();
    }
}
