package dev.countersign.local.bench.sync;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The employees of one HRM, found at once by what HRMs are asked for, however many there are. */
final class EmployeeShelf {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String EMPLOYEE = "urn:ietf:params:scim:schemas:extension:countersign:2.0:Employee";
    private static final List<String> EXTENSIONS = List.of(ENTERPRISE, EMPLOYEE);

    private final Map<String, Entry> byId = new LinkedHashMap<>();
    private final Map<String, List<String>> index = new HashMap<>();

    /**
     * An employee.
     *
     * @param document as SCIM has it
     * @param version counts changes
     */
    record Entry(ObjectNode document, int version) {}

    /** Ids follow from the user name, so that the records of two HRMs can be compared. */
    synchronized Optional<Entry> create(ObjectNode document) {
        String userName = document.path("userName").asString("");
        if (!find("userName", userName).isEmpty()) {
            return Optional.empty();
        }
        String id = UUID.nameUUIDFromBytes(userName.getBytes(StandardCharsets.UTF_8))
                .toString();
        document.put("id", id);
        Entry entry = new Entry(document, 1);
        byId.put(id, entry);
        note("userName", userName, id);
        note("displayName", document.path("displayName").asString(""), id);
        note(
                ENTERPRISE + ":employeeNumber",
                document.path(ENTERPRISE).path("employeeNumber").asString(""),
                id);
        document.path("emails")
                .forEach(email -> note("emails.value", email.path("value").asString(""), id));
        return Optional.of(entry);
    }

    synchronized Optional<Entry> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized List<Entry> find(String attribute, String value) {
        return index.getOrDefault(attribute + "=" + value, List.of()).stream()
                .flatMap(id -> get(id).stream())
                .toList();
    }

    /** Applies the operations of a PATCH; what employees are found by does not change here. */
    synchronized Entry patch(String id, JsonNode operations) {
        Entry former = Objects.requireNonNull(byId.get(id), id);
        ObjectNode document = former.document().deepCopy();
        operations.forEach(operation -> apply(document, operation));
        Entry changed = new Entry(document, former.version() + 1);
        byId.put(id, changed);
        return changed;
    }

    synchronized Map<String, JsonNode> all() {
        Map<String, JsonNode> documents = new HashMap<>();
        byId.forEach((id, entry) -> documents.put(id, entry.document()));
        return documents;
    }

    private void note(String attribute, String value, String id) {
        if (!value.isEmpty()) {
            index.computeIfAbsent(attribute + "=" + value, _ -> new ArrayList<>())
                    .add(id);
        }
    }

    private static void apply(ObjectNode document, JsonNode operation) {
        String path = operation.path("path").asString("");
        ObjectNode parent = document;
        for (String extension : EXTENSIONS) {
            if (path.startsWith(extension + ":")) {
                path = path.substring(extension.length() + 1);
                parent = document.withObjectProperty(extension);
            }
        }
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.')) {
            parent = parent.withObjectProperty(path.substring(0, dot));
            path = path.substring(dot + 1);
        }
        if (operation.path("op").asString("").equals("remove")) {
            JsonNode _ = parent.remove(path);
        } else {
            JsonNode _ = parent.set(path, operation.path("value"));
        }
    }
}
