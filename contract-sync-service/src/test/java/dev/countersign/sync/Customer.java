package dev.countersign.sync;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A customer account in the Oneflow sandbox, with the extension enabled and the Demo template. */
final class Customer {

    static final List<String> FIELDS =
            List.of("demo_employee_name", "demo_employee_birthdate", "demo_employee_address", "demo_manager_name");

    final long accountId;
    final String adminEmail;
    final long workspaceId;
    String token;
    final long templateGroupId;
    private final HttpJson http;
    private final URI control;
    private final URI api;
    final long templateId;

    Customer(HttpJson http, URI control, URI api) {
        this.http = http;
        this.control = control;
        this.api = api;
        JsonNode account = http.ok("POST", control + "/accounts", Map.of("name", "Test AB"));
        accountId = account.path("id").asLong();
        adminEmail = account.path("admin_email").asString();
        workspaceId = account.path("workspace_id").asLong();
        token = enable(http, control, accountId);
        templateGroupId = group("Demo Template");
        templateId = template(templateGroupId);
    }

    /** A template group, with our data fields. */
    long group(String name) {
        long id =
                rest("POST", "/template_types", Map.of("name", name)).path("id").asLong();
        List<Map<String, String>> fields = new ArrayList<>();
        FIELDS.forEach(field -> fields.add(Map.of("custom_id", field, "name", field)));
        JsonNode _ = rest("PUT", "/template_types/" + id + "/data_fields", Map.of("data_fields", fields));
        return id;
    }

    long template(long groupId) {
        return http.ok(
                        "POST",
                        control + "/accounts/" + accountId + "/templates",
                        Map.of("name", "Employment", "template_group_id", groupId))
                .path("id")
                .asLong();
    }

    long contract(Map<String, String> fields, String email, String number) {
        return contract(templateId, fields, email, number);
    }

    long contract(long template, Map<String, String> fields, String email, String number) {
        Map<String, Object> employee = new LinkedHashMap<>();
        employee.put("name", fields.getOrDefault("demo_employee_name", "Anna Andersson"));
        employee.put("email", email);
        employee.put("identification_number", number);
        employee.put("phone_number", "+46701234567");
        employee.put("title", "Engineer");
        return http.ok(
                        "POST",
                        control + "/accounts/" + accountId + "/contracts",
                        Map.of(
                                "template_id",
                                template,
                                "name",
                                "Contract",
                                "data_fields",
                                fields,
                                "employee",
                                employee))
                .path("id")
                .asLong();
    }

    void act(long contract, String action) {
        JsonNode _ = http.ok("POST", control + "/contracts/" + contract + "/" + action, Map.of());
    }

    void set(long contract, Map<String, String> fields) {
        JsonNode _ = http.ok("PUT", control + "/contracts/" + contract + "/data_fields", fields);
    }

    /** Everything that Oneflow lists, however new it is. */
    List<JsonNode> contracts() {
        List<JsonNode> found = new ArrayList<>();
        http.ok("GET", control + "/accounts/" + accountId, null)
                .path("contracts")
                .forEach(found::add);
        return found;
    }

    /** A contract as Oneflow shows it. */
    JsonNode read(long contract) {
        return http.ok("GET", control + "/contracts/" + contract, null);
    }

    /** How often something happened to a contract. */
    long events(long contract, String type) {
        List<JsonNode> events = new ArrayList<>();
        http.ok("GET", api + "/contracts/" + contract + "/events", null, "x-oneflow-api-token", token)
                .path("data")
                .forEach(events::add);
        return events.stream()
                .filter(event -> event.path("type").asString().equals(type))
                .count();
    }

    /** Oneflow makes a new token. */
    void enableExtension() {
        token = enable(http, control, accountId);
    }

    private static String enable(HttpJson http, URI control, long accountId) {
        return http.ok("POST", control + "/accounts/" + accountId + "/extension", Map.of("method", "show-token"))
                .path("token")
                .asString();
    }

    void disableExtension() {
        JsonNode _ = http.ok("DELETE", control + "/accounts/" + accountId + "/extension", null);
    }

    private JsonNode rest(String method, String path, Object body) {
        return http.ok(method, api + path, body, "x-oneflow-api-token", token);
    }
}
