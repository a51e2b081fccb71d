package dev.countersign.hrmsandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Who works at the demo company before any contract is signed: two managers, and Anna, whose address and manager are out of
 * date and whose birth date nobody has noted.
 */
final class DemoEmployees {

    private DemoEmployees() {}

    static void hireInto(EmployeeStore store) {
        Employee _ = hire(store, person("1001", "Maja", "Manager", "Head of People"));
        Employee torsten = hire(store, person("1002", "Torsten", "Teamlead", "Team Lead"));
        ObjectNode anna = person("1003", "Anna", "Andersson", "Engineer");
        anna.withArray("schemas").add(ScimServer.EMPLOYEE);
        anna.putObject(ScimServer.EMPLOYEE).put("address", "Gamla vägen 3, 111 22 Stockholm");
        anna.withObjectProperty(ScimServer.ENTERPRISE)
                .putObject("manager")
                .put("value", torsten.id())
                .put("displayName", torsten.displayName());
        Employee _ = hire(store, anna);
    }

    private static ObjectNode person(String number, String given, String family, String title) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("schemas")
                .add("urn:ietf:params:scim:schemas:core:2.0:User")
                .add(ScimServer.ENTERPRISE);
        document.put("userName", "demo-" + number)
                .put("displayName", given + " " + family)
                .put("title", title)
                .put("active", true);
        document.putObject("name").put("givenName", given).put("familyName", family);
        document.putArray("emails")
                .addObject()
                .put("value", (given + "." + family + "@example.com").toLowerCase(java.util.Locale.ROOT))
                .put("type", "work")
                .put("primary", true);
        document.putObject(ScimServer.ENTERPRISE).put("employeeNumber", number);
        return document;
    }

    private static Employee hire(EmployeeStore store, ObjectNode document) {
        return store.create(document)
                .orElseThrow(() -> new IllegalStateException("There is a demo employee with this user name already"));
    }
}
