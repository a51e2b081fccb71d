package dev.countersign.sync.hrm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sync.HttpJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The stand-in behaves as BambooHR's documents say. */
final class BambooServerTest {

    private static final Map<String, String> ANNA =
            Map.of("firstName", "Anna", "lastName", "O'Neil", "workEmail", "anna@example.com", "employeeNumber", "7");

    private final BambooServer server = new BambooServer();
    private final HttpJson http = new HttpJson();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_reading_has_the_id_and_the_fields_that_are_asked_for_and_can_be_seen() {
        // Given
        String id = server.put(ANNA);

        // When
        JsonNode asked = send("GET", "/api/v1/employees/" + id + "?fields=firstName,dateOfBirth,shoeSize", null)
                .body();
        JsonNode bare = send("GET", "/api/v1/employees/" + id, null).body();

        // Then
        assertThat(asked.propertyNames()).containsExactly("id", "firstName", "dateOfBirth");
        assertThat(asked.path("id").isString()).isTrue();
        assertThat(asked.path("dateOfBirth").asString()).isEqualTo("0000-00-00");
        assertThat(bare.propertyNames()).containsExactly("id");
    }

    @ParameterizedTest
    @CsvSource({
        "firstName, Bo, 201",
        "lastName, '', 400",
        "workEmail, ANNA@example.com, 409",
        "dateOfBirth, 31.12.1990, 409",
        "shoeSize, 42, 406"
    })
    void a_creation_is_checked(String field, String value, int status) {
        // Given
        String _ = server.put(ANNA);
        Map<String, String> sent = new HashMap<>(Map.of("firstName", "Bo", "lastName", "Ek"));
        sent.put(field, value);

        // When
        HttpJson.Answer answer = send("POST", "/api/v1/employees", sent);

        // Then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(server.all()).hasSize(status == 201 ? 2 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "employeeNumber eq '7'; 200; 1",
                "lastName eq 'O''Neil'; 200; 1",
                "lastName eq 'O''Neil' and firstName eq 'Bo'; 200; 0",
                "lastName eq 'O'Neil'; 422; 0",
                "shoeSize eq '42'; 422; 0"
            })
    void the_dataset_is_searched_with_expressions(String filter, int status, int found) {
        // Given
        String _ = server.put(ANNA);

        // When
        HttpJson.Answer answer = send(
                "POST",
                "/api/v2/datasets/employee/data",
                Map.of("fields", List.of("eeid", "lastName"), "filter", filter));

        // Then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("data")).hasSize(found);
    }

    @Test
    void the_key_is_the_user_of_basic_authentication() {
        HttpJson.Answer answer = http.send(
                "GET", server.uri() + "/api/v1/employees/1", null, "Authorization", "Bearer " + BambooServer.KEY);
        assertThat(answer.status()).isEqualTo(401);
    }

    private HttpJson.Answer send(String method, String path, @Nullable Object body) {
        String basic = Base64.getEncoder().encodeToString((BambooServer.KEY + ":x").getBytes(StandardCharsets.UTF_8));
        return http.send(method, server.uri() + path, body, "Authorization", "Basic " + basic);
    }
}
