package dev.countersign.hrmsandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;

/** All employees, in memory. {@code userName} is unique regardless of case; who loses a race is told so. */
final class EmployeeStore {

    private final Clock clock;
    private final Map<String, Employee> employees = new LinkedHashMap<>();

    EmployeeStore(Clock clock) {
        this.clock = clock;
    }

    /** Empty when the user name is taken. */
    synchronized Optional<Employee> create(ObjectNode document) {
        if (isTaken(userNameOf(document), "")) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String id = UUID.randomUUID().toString();
        Employee created = new Employee(id, document.put("id", id), 1, now, now, List.of());
        employees.put(id, created);
        return Optional.of(created);
    }

    /** Empty when the user name is taken by somebody else. The id must exist. */
    synchronized Optional<Employee> replace(String id, ObjectNode document) {
        Employee former = Objects.requireNonNull(employees.get(id), id);
        if (isTaken(userNameOf(document), id)) {
            return Optional.empty();
        }
        List<FieldChange> changes = changes(former.document(), document.put("id", id));
        if (changes.isEmpty()) {
            return Optional.of(former);
        }
        List<FieldChange> history = new ArrayList<>(former.history());
        history.addAll(changes);
        Employee replaced = new Employee(
                id, document, former.version() + 1, former.created(), clock.instant(), List.copyOf(history));
        employees.put(id, replaced);
        return Optional.of(replaced);
    }

    synchronized Optional<Employee> find(String id) {
        return Optional.ofNullable(employees.get(id));
    }

    synchronized boolean remove(String id) {
        return employees.remove(id) != null;
    }

    synchronized List<Employee> all() {
        return List.copyOf(employees.values());
    }

    List<Employee> latestFirst() {
        return all().stream()
                .sorted(Comparator.comparing(Employee::lastModified).reversed())
                .toList();
    }

    private boolean isTaken(String userName, String exceptBy) {
        return employees.values().stream()
                .anyMatch(other -> !other.id().equals(exceptBy)
                        && userNameOf(other.document()).equals(userName));
    }

    private List<FieldChange> changes(ObjectNode before, ObjectNode after) {
        SortedMap<String, String> old = FlatDocument.of(before);
        SortedMap<String, String> current = FlatDocument.of(after);
        TreeSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(current.keySet());
        Instant now = clock.instant();
        return paths.stream()
                .filter(path -> !Objects.equals(old.get(path), current.get(path)))
                .map(path -> new FieldChange(now, path, old.get(path), current.get(path)))
                .toList();
    }

    private static String userNameOf(ObjectNode document) {
        return document.path("userName").asText().toLowerCase(Locale.ROOT);
    }
}
