package dev.countersign.hrmsandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HrmSandboxTest {

    private static final String TOKEN = "hrm-test-token-0123456789";
    private static final String ANNA = """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
              "urn:ietf:params:scim:schemas:extension:countersign:2.0:Employee"],
             "userName":"anna","externalId":"ext-1","displayName":"Anna Svensson",
             "emails":[{"value":"anna@test.example","type":"work","primary":true}],
             "addresses":[{"type":"home","formatted":"Storgatan 1"}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"77"},
             "urn:ietf:params:scim:schemas:extension:countersign:2.0:Employee":
               {"birthDate":"1990-01-02","address":"Storgatan 1","contractId":"101"}}""";

    private final HrmSandbox sandbox = HrmSandbox.start(HrmSandboxConfig.withToken(TOKEN));
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();

    @AfterEach
    void stop() {
        http.close();
        sandbox.close();
    }

    @Test
    void a_created_employee_is_read_back_with_all_three_schemas() throws IOException, InterruptedException {
        // Given
        JsonNode created = json(scim("POST", "/Users", ANNA));

        // When
        HttpResponse<String> response =
                scim("GET", "/Users/" + created.path("id").asText(), "");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("ETag")).hasValue("W/\"1\"");
        JsonNode read = json(response);
        assertThat(read.at("/addresses/0/formatted").asText()).isEqualTo("Storgatan 1");
        assertThat(read.path(ScimServer.ENTERPRISE).path("employeeNumber").asText())
                .isEqualTo("77");
        assertThat(read.path(ScimServer.EMPLOYEE).path("birthDate").asText()).isEqualTo("1990-01-02");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"ANNA\"",
                "externalId eq \"ext-1\"",
                "emails.value eq \"Anna@Test.example\"",
                "displayName eq \"Anna Svensson\"",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq \"77\"",
                "urn:ietf:params:scim:schemas:extension:countersign:2.0:Employee:contractId eq \"101\""
            })
    void an_employee_is_found_by(String filter) throws IOException, InterruptedException {
        // Given
        scim("POST", "/Users", ANNA);

        // When
        JsonNode found = json(scim("GET", "/Users?filter=" + URLEncoder.encode(filter, UTF_8), ""));

        // Then
        assertThat(found.path("totalResults").asInt()).isEqualTo(1);
        assertThat(found.at("/Resources/0/userName").asText()).isEqualTo("anna");
        assertThat(json(scim("GET", "/Users", "")).at("/Resources/0").has(ScimServer.EMPLOYEE))
                .isFalse();
    }

    @Test
    void a_taken_user_name_is_a_conflict() throws IOException, InterruptedException {
        // Given
        scim("POST", "/Users", ANNA);

        // When
        HttpResponse<String> second = scim("POST", "/Users", ANNA.replace("\"anna\"", "\"Anna\""));

        // Then
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(json(second).path("scimType").asText()).isEqualTo("uniqueness");
    }

    @Test
    void a_patch_changes_one_field_and_the_history_tells_it() throws IOException, InterruptedException {
        // Given
        String id = json(scim("POST", "/Users", ANNA)).path("id").asText();

        // When
        HttpResponse<String> patched = patch(id, ScimServer.EMPLOYEE + ":address", "Lillgatan 2");

        // Then
        assertThat(patched.statusCode()).isEqualTo(200);
        JsonNode read = json(scim("GET", "/Users/" + id, ""));
        assertThat(read.path(ScimServer.EMPLOYEE).path("address").asText()).isEqualTo("Lillgatan 2");
        assertThat(read.path(ScimServer.EMPLOYEE).path("birthDate").asText()).isEqualTo("1990-01-02");
        JsonNode history = employee(id).path("history");
        assertThat(history).hasSize(1);
        assertThat(history.at("/0/field").asText()).isEqualTo(ScimServer.EMPLOYEE + ":address");
        assertThat(history.at("/0/before").asText()).isEqualTo("Storgatan 1");
        assertThat(history.at("/0/after").asText()).isEqualTo("Lillgatan 2");
    }

    @Test
    void a_write_for_an_outdated_version_is_refused() throws IOException, InterruptedException {
        // Given
        String id = json(scim("POST", "/Users", ANNA)).path("id").asText();
        patch(id, "title", "Engineer");

        // When
        HttpResponse<String> late = scim("PUT", "/Users/" + id, ANNA, "If-Match", "W/\"1\"");

        // Then
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(scim("PUT", "/Users/" + id, ANNA, "If-Match", "W/\"2\"").statusCode())
                .isEqualTo(200);
        assertThat(scim("GET", "/Users/" + id, "").headers().firstValue("ETag")).hasValue("W/\"3\"");
    }

    @Test
    void a_manager_is_found_by_name_and_named_by_the_server() throws IOException, InterruptedException {
        // Given
        String filter = URLEncoder.encode("displayName eq \"Maja Manager\"", UTF_8);
        String maja = json(scim("GET", "/Users?filter=" + filter, ""))
                .at("/Resources/0/id")
                .asText();
        String id = json(scim("POST", "/Users", ANNA)).path("id").asText();

        // When
        patch(id, ScimServer.ENTERPRISE + ":manager.value", maja);

        // Then
        JsonNode manager = json(scim("GET", "/Users/" + id, ""))
                .path(ScimServer.ENTERPRISE)
                .path("manager");
        assertThat(manager.path("value").asText()).isEqualTo(maja);
        assertThat(manager.path("displayName").asText()).isEqualTo("Maja Manager");
        assertThat(patch(id, ScimServer.ENTERPRISE + ":manager.value", "nobody").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"]}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"x\",\"active\":\"maybe\"}"
            })
    void what_the_schema_does_not_allow_is_a_bad_request(String body) throws IOException, InterruptedException {
        // Given an employee that can't be

        // When
        HttpResponse<String> response = scim("POST", "/Users", body);

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void a_patch_of_an_unknown_field_is_a_bad_request() throws IOException, InterruptedException {
        // Given
        String id = json(scim("POST", "/Users", ANNA)).path("id").asText();

        // When
        HttpResponse<String> response = patch(id, ScimServer.EMPLOYEE + ":shoeSize", "42");

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("detail").asText()).contains("shoeSize");
    }

    @Test
    void without_the_token_nothing_is_told() throws IOException, InterruptedException {
        // Given
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.scimUri() + "/Users"))
                .header("Authorization", "Bearer wrong")
                .build();

        // When
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void a_fault_lasts_as_often_as_it_was_asked_to() throws IOException, InterruptedException {
        // Given
        send("PUT", sandbox.controlUri() + "/faults", "{\"status\":503,\"times\":1}");

        // When
        int first = scim("GET", "/Users", "").statusCode();

        // Then
        assertThat(first).isEqualTo(503);
        assertThat(scim("GET", "/Users", "").statusCode()).isEqualTo(200);
    }

    @Test
    void hostile_names_are_shown_as_text() throws IOException, InterruptedException {
        // Given
        scim("POST", "/Users", ANNA.replace("Anna Svensson", "<script>alert(1)</script>"));

        // When
        String page = send("GET", sandbox.pageUri().toString(), "").body();

        // Then
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script")
                .contains("Storgatan 1");
    }

    private HttpResponse<String> patch(String id, String path, String value) throws IOException, InterruptedException {
        return scim("PATCH", "/Users/" + id, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"replace","path":"%s","value":"%s"}]}""".formatted(path, value));
    }

    private JsonNode employee(String id) throws IOException, InterruptedException {
        JsonNode all =
                json(send("GET", sandbox.controlUri() + "/employees", "")).path("data");
        return all.valueStream()
                .filter(employee -> employee.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> scim(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.scimUri() + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/scim+json")
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String url, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode json(HttpResponse<String> response) throws IOException {
        return mapper.readTree(response.body());
    }
}
