package dev.countersign.sync.hrm.rest;

import dev.countersign.sync.hrm.Attributes;
import dev.countersign.sync.hrm.EmployeeKey;
import dev.countersign.sync.hrm.EmployeeMatch;
import dev.countersign.sync.hrm.EmployeeRecord;
import dev.countersign.sync.hrm.HrmDirectory;
import dev.countersign.sync.hrm.HrmException;
import dev.countersign.sync.hrm.http.HrmAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The employees of one HRM that a description tells about. */
final class RestDirectory implements HrmDirectory {

    private static final int ENOUGH_TO_SEE_SEVERAL = 3;

    private final RestDescription description;
    private final RestConversation conversation;

    RestDirectory(RestDescription description, RestConversation conversation) {
        this.description = description;
        this.conversation = conversation;
    }

    @Override
    public Optional<EmployeeMatch> find(EmployeeKey key) {
        Variables variables = identifiers(key);
        for (Lookup lookup : description.find()) {
            Set<String> ids = search(lookup, variables);
            if (ids.size() > 1) {
                throw new HrmException.Rejected("The HRM has several employees with the same "
                        + lookup.by().getFirst().replace("key.", "") + ": merge them, then replay the contract");
            }
            if (!ids.isEmpty()) {
                return Optional.of(
                        new EmployeeMatch(ids.iterator().next(), lookup.by().contains(Variables.EMAIL)));
            }
        }
        return Optional.empty();
    }

    private static Variables identifiers(EmployeeKey key) {
        return new Variables()
                .with(Variables.UNIQUE_NAME, key.uniqueName())
                .with(Variables.EMPLOYEE_NUMBER, key.employeeNumber())
                .with(Variables.EMAIL, key.email());
    }

    /** Ids of those that fit, as soon as there are enough to see that there are several. */
    private Set<String> search(Lookup lookup, Variables variables) {
        Set<String> ids = new LinkedHashSet<>();
        if (lookup.by().stream().anyMatch(name -> variables.first(List.of(name)).isEmpty())) {
            return ids;
        }
        Paging paging = lookup.paging();
        RestConversation.Extra page = RestConversation.Extra.NONE;
        for (int seen = 1; ids.size() < ENOUGH_TO_SEE_SEVERAL; seen++) {
            HrmAnswer answer = conversation.expectSuccess(
                    Operation.FIND, conversation.send(Operation.FIND, lookup.request(), variables, page));
            collect(lookup, variables, answer.body(), ids);
            Optional<String> next = paging == null ? Optional.empty() : paging.after(seen, answer.body());
            if (paging == null || next.isEmpty()) {
                return ids;
            }
            if (seen == paging.most()) {
                throw new HrmException.Rejected("A search for an employee has more than " + paging.most()
                        + " pages: the description of this kind of HRM must search more narrowly");
            }
            page = new RestConversation.Extra(Map.of(), paging.query(next.get()), paging.body(next.get()));
        }
        return ids;
    }

    private static void collect(Lookup lookup, Variables variables, JsonNode answer, Set<String> ids) {
        JsonNode items = answer.at(lookup.items());
        if (!items.isArray()) {
            throw new HrmException.Retryable("The HRM's answer to a search has no list of employees", null);
        }
        for (JsonNode item : items) {
            String id = item.at(lookup.id()).asString("");
            if (!id.isBlank() && lookup.fits(item, variables)) {
                ids.add(id);
            }
        }
    }

    @Override
    public Optional<EmployeeRecord> read(String employeeId) {
        Variables variables = new Variables().with(Variables.ID, employeeId);
        HrmAnswer answer =
                conversation.send(Operation.READ, description.read(), variables, RestConversation.Extra.NONE);
        if (conversation.meaning(Operation.READ, answer) == Meaning.ABSENT) {
            return Optional.empty();
        }
        JsonNode found =
                conversation.expectSuccess(Operation.READ, answer).body().at(description.record());
        if (!found.isObject()) {
            throw new HrmException.Retryable("The HRM's answer to reading an employee has no record", null);
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        description.attributes().forEach((name, attribute) -> {
            String value = attribute.seen(found);
            if (value != null) {
                attributes.put(name, value);
            }
        });
        VersionToken version = description.version();
        return Optional.of(
                new EmployeeRecord(employeeId, version == null ? null : version.seen(answer, found), attributes));
    }

    @Override
    public String create(EmployeeKey key, Map<String, String> attributes) {
        Variables variables = written(identifiers(key), attributes);
        HrmAnswer answer = conversation.expectSuccess(
                Operation.CREATE,
                conversation.send(Operation.CREATE, description.create(), variables, RestConversation.Extra.NONE));
        return description
                .newId()
                .seen(answer)
                .orElseThrow(() -> new HrmException.Retryable(
                        "The HRM made an employee and does not tell its id where the description says", null));
    }

    @Override
    public void update(EmployeeRecord seen, Map<String, String> changes) {
        Variables variables =
                written(new Variables(), changes).with(Variables.ID, seen.id()).with(Variables.VERSION, seen.version());
        VersionToken version = description.version();
        RestConversation.Extra extra = version == null
                ? RestConversation.Extra.NONE
                : RestConversation.Extra.headers(version.headers(seen.version()));
        HrmAnswer answer = conversation.send(Operation.UPDATE, description.update(), variables, extra);
        if (conversation.meaning(Operation.UPDATE, answer) == Meaning.ABSENT) {
            throw new HrmException.Conflict("The employee was removed from the HRM meanwhile");
        }
        HrmAnswer _ = conversation.expectSuccess(Operation.UPDATE, answer);
    }

    private Variables written(Variables variables, Map<String, String> attributes) {
        attributes.forEach((name, value) -> variables.with(
                name,
                Objects.requireNonNull(description.attributes().get(name), name).written(value)));
        return variables;
    }

    @Override
    public List<String> people(String nameOrEmail) {
        for (Variables variables : readings(nameOrEmail)) {
            Set<String> ids = new LinkedHashSet<>();
            description.people().forEach(lookup -> ids.addAll(search(lookup, variables)));
            if (!ids.isEmpty()) {
                return List.copyOf(ids);
            }
        }
        return List.of();
    }

    /** Where the family name begins can't be told from a full name: every place is tried. */
    private static List<Variables> readings(String nameOrEmail) {
        if (nameOrEmail.contains("@")) {
            return List.of(new Variables().with(Attributes.EMAIL, nameOrEmail));
        }
        List<Variables> readings = new ArrayList<>();
        readings.add(new Variables().with(Attributes.NAME, nameOrEmail));
        for (int space = nameOrEmail.indexOf(' '); space > 0; space = nameOrEmail.indexOf(' ', space + 1)) {
            readings.add(new Variables()
                    .with(Attributes.GIVEN_NAME, nameOrEmail.substring(0, space))
                    .with(Attributes.FAMILY_NAME, nameOrEmail.substring(space + 1)));
        }
        return readings;
    }
}
