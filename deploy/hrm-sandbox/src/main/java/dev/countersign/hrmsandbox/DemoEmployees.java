package dev.countersign.hrmsandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who works at the demo company before any contract is signed. */
final class DemoEmployees {

    private DemoEmployees() {}

    static void hireInto(EmployeeStore store) {
        hire(store, "1001", "Maja", "Manager", "Head of People");
        hire(store, "1002", "Torsten", "Teamlead", "Team Lead");
    }

    private static void hire(EmployeeStore store, String number, String given, String family, String title) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("schemas")
                .add("urn:ietf:params:scim:schemas:core:2.0:User")
                .add(ScimServer.ENTERPRISE);
        document.put("userName", "demo-" + number)
                .put("displayName", given + " " + family)
                .put("title", title)
                .put("active", true);
        document.putObject("name").put("givenName", given).put("familyName", family);
        document.putObject(ScimServer.ENTERPRISE).put("employeeNumber", number);
        if (store.create(document).isEmpty()) {
            throw new IllegalStateException("Demo employee " + number + " exists");
        }
    }
}
