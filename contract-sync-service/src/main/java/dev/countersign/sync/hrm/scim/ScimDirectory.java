package dev.countersign.sync.hrm.scim;

import dev.countersign.sync.hrm.EmployeeKey;
import dev.countersign.sync.hrm.EmployeeMatch;
import dev.countersign.sync.hrm.EmployeeRecord;
import dev.countersign.sync.hrm.HrmDirectory;
import dev.countersign.sync.hrm.HrmException;
import dev.countersign.sync.hrm.http.HrmAnswer;
import dev.countersign.sync.hrm.scim.ScimAttribute.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The employees of one SCIM server. */
final class ScimDirectory implements HrmDirectory {

    private static final String EMAILS = "emails.value";
    private static final int ENOUGH_TO_SEE_SEVERAL = 3;

    private final ScimClient client;

    ScimDirectory(ScimClient client) {
        this.client = client;
    }

    @Override
    public Optional<EmployeeMatch> find(EmployeeKey key) {
        for (ScimFilter filter : filters(key)) {
            List<JsonNode> users = client.search(filter, ENOUGH_TO_SEE_SEVERAL);
            if (users.size() > 1) {
                throw new HrmException.Rejected("The HRM has several employees with the same " + filter.attribute()
                        + ": merge them, then replay the contract");
            }
            if (users.size() == 1) {
                String id = ScimDocument.record(users.getFirst(), null).id();
                return Optional.of(new EmployeeMatch(id, filter.attribute().equals(EMAILS)));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<EmployeeRecord> read(String employeeId) {
        HrmAnswer answer = client.get(employeeId);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(ScimDocument.record(
                        client.expectOk(answer, "reading an employee").body(), answer.etag()));
    }

    @Override
    public String create(EmployeeKey key, Map<String, String> attributes) {
        HrmAnswer answer = client.post(ScimDocument.user(key, attributes));
        // Of the answer only the id is believed: some servers echo what they do not keep.
        return ScimDocument.record(
                        client.expectOk(answer, "creating an employee").body(), null)
                .id();
    }

    @Override
    public void update(EmployeeRecord seen, Map<String, String> changes) {
        HrmAnswer answer = client.patch(seen.id(), seen.version(), ScimDocument.patch(changes));
        if (answer.status() == 404) {
            throw new HrmException.Conflict("The employee was removed from the HRM meanwhile");
        }
        HrmAnswer _ = client.expectOk(answer, "changing an employee");
    }

    @Override
    public List<String> people(String nameOrEmail) {
        Set<String> ids = new LinkedHashSet<>();
        for (ScimFilter filter : peopleFilters(nameOrEmail)) {
            for (JsonNode user : client.search(filter, ENOUGH_TO_SEE_SEVERAL)) {
                ids.add(ScimDocument.record(user, null).id());
            }
            if (!ids.isEmpty()) {
                break;
            }
        }
        return List.copyOf(ids);
    }

    private static List<ScimFilter> filters(EmployeeKey key) {
        List<ScimFilter> filters = new ArrayList<>();
        filters.add(ScimFilter.equal("userName", key.uniqueName()));
        if (key.employeeNumber() != null) {
            filters.add(ScimFilter.equal(Schemas.ENTERPRISE + ":employeeNumber", key.employeeNumber()));
        }
        if (key.email() != null) {
            filters.add(ScimFilter.equal(EMAILS, key.email()));
        }
        return filters;
    }

    private static List<ScimFilter> peopleFilters(String nameOrEmail) {
        if (nameOrEmail.contains("@")) {
            return List.of(ScimFilter.equal(EMAILS, nameOrEmail));
        }
        List<ScimFilter> filters = new ArrayList<>();
        filters.add(ScimFilter.equal("displayName", nameOrEmail));
        int space = nameOrEmail.indexOf(' ');
        while (space > 0) {
            // Where the family name begins can't be told from a full name: every place is tried.
            filters.add(ScimFilter.equal("name.givenName", nameOrEmail.substring(0, space))
                    .and("name.familyName", nameOrEmail.substring(space + 1)));
            space = nameOrEmail.indexOf(' ', space + 1);
        }
        return filters;
    }
}
