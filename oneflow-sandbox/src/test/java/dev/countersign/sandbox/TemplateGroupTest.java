package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.TestSandbox.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class TemplateGroupTest {

    @Test
    void putting_data_fields_replaces_the_set_and_kept_ones_keep_their_ids() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long group = oneflow.group("kept", "gone");
            Map<String, Long> before =
                    ids(oneflow.get("/template_types/" + group).json());

            // When
            JsonNode answer = oneflow.put(
                            "/template_types/" + group + "/data_fields",
                            "{\"data_fields\":[{\"custom_id\":\"new\",\"name\":\"New\"},{\"custom_id\":\"kept\",\"name\":\"Renamed\"}]}")
                    .json();

            // Then
            Map<String, Long> after = ids(answer);
            assertThat(after).containsOnlyKeys("new", "kept");
            assertThat(after.get("kept")).isEqualTo(before.get("kept"));
            assertThat(answer.at("/data_fields/1/name").stringValue()).isEqualTo("Renamed");
            assertThat(ids(oneflow.get("/template_types/" + group).json())).isEqualTo(after);
        }
    }

    @Test
    void a_removed_data_field_is_gone_from_contracts_made_afterwards() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long group = oneflow.group("kept", "gone");
            long template = oneflow.template(group);
            oneflow.put(
                    "/template_types/" + group + "/data_fields",
                    "{\"data_fields\":[{\"custom_id\":\"kept\",\"name\":\"Kept\"}]}");

            // When
            long contract = oneflow.contract(template, Map.of("kept", "x"));

            // Then
            JsonNode fields =
                    oneflow.get("/contracts/" + contract + "/data_fields").json();
            assertThat(fields.get("count").intValue()).isEqualTo(1);
            assertThat(fields.at("/data/0/_private_ownerside/custom_id").stringValue())
                    .isEqualTo("kept");
        }
    }

    @Test
    void fields_of_the_system_are_neither_changed_nor_removed() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long group = oneflow.group();
            oneflow.control(
                    "POST",
                    "/accounts/" + oneflow.accountId + "/template_groups/" + group + "/data_fields",
                    "{\"custom_id\":\"signed_date\",\"name\":\"Signed\",\"source\":\"system\"}");

            // When
            Answer answer = oneflow.put(
                    "/template_types/" + group + "/data_fields",
                    "{\"data_fields\":[{\"custom_id\":\"signed_date\",\"name\":\"Changed\"}]}");

            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("data_fields")).hasSize(1);
            assertThat(answer.json().at("/data_fields/0/name").stringValue()).isEqualTo("Signed");
        }
    }

    @Test
    void a_bad_set_names_every_problem_and_changes_nothing() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long group = oneflow.group("kept");

            // When
            Answer answer = oneflow.put(
                    "/template_types/" + group + "/data_fields",
                    "{\"data_fields\":[{\"custom_id\":\"a\",\"name\":\"A\"},{\"custom_id\":\"a\",\"name\":\"B\",\"value\":\""
                            + "x".repeat(1025) + "\"},{\"name\":7},5]}");

            // Then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("parameter_problems").propertyNames())
                    .containsExactlyInAnyOrder(
                            "data_fields.1.custom_id",
                            "data_fields.1.value",
                            "data_fields.2.custom_id",
                            "data_fields.2.name",
                            "data_fields.3");
            assertThat(ids(oneflow.get("/template_types/" + group).json())).containsOnlyKeys("kept");
        }
    }

    @Test
    void groups_are_listed_by_name_when_asked() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            oneflow.post("/template_types", "{\"name\":\"A\"}");
            oneflow.post("/template_types", "{\"name\":\"C\",\"description\":\"last\"}");
            oneflow.post("/template_types", "{\"name\":\"B\"}");

            // When
            JsonNode list = oneflow.get("/template_types?sort=-name").json();

            // Then
            assertThat(list.get("data")
                            .valueStream()
                            .map(group -> group.get("name").stringValue()))
                    .containsExactly("C", "B", "A");
        }
    }

    @Test
    void a_group_needs_a_name() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.post("/template_types", "{\"name\":\" \"}");

            // Then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("parameter_problems").has("name")).isTrue();
        }
    }

    private static Map<String, Long> ids(JsonNode body) {
        Map<String, Long> ids = new LinkedHashMap<>();
        body.get("data_fields")
                .forEach(field -> ids.put(
                        field.get("custom_id").stringValue(), field.get("id").longValue()));
        return ids;
    }
}
