package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.TestSandbox.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ContractTest {

    @Test
    void a_contract_is_created_through_the_api_with_an_individual_and_a_company() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long template = oneflow.template(oneflow.group("address"));
            String request = """
                    {"workspace_id":%d,"template_id":%d,"name":"Employment agreement",
                     "data_fields":[{"custom_id":"address","value":"Storgatan 1"}],
                     "parties":[{"type":"individual","country_code":"SE","participant":{"name":"Anna A","email":"anna@example.com",
                        "_permissions":{"contract:update":true},"signatory":true,"sign_method":"standard_esign","delivery_channel":"email"}},
                       {"type":"company","name":"Union","identification_number":"1","country_code":"SE",
                        "participants":[{"name":"Ulf","signatory":false}]}]}""".formatted(oneflow.workspaceId, template);

            // When
            Answer answer = oneflow.post("/contracts/create", request);

            // Then
            assertThat(answer.status()).isEqualTo(200);
            JsonNode contract = answer.json();
            assertThat(contract.get("state").stringValue()).isEqualTo("draft");
            assertThat(contract.at("/parties/0/my_party").booleanValue()).isTrue();
            assertThat(contract.at("/parties/1/participant/name").stringValue()).isEqualTo("Anna A");
            assertThat(contract.at("/parties/2/participants/0/signatory").booleanValue())
                    .isFalse();
            assertThat(contract.at("/data_fields/0/value").stringValue()).isEqualTo("Storgatan 1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; workspace_id",
                "{\"workspace_id\":\"a\",\"template_id\":1}; workspace_id",
                "{\"workspace_id\":1,\"template_id\":1,\"parties\":[{\"type\":\"individual\"}]}; parties.0.participant",
                "{\"workspace_id\":1,\"template_id\":1,\"parties\":{}}; parties",
                "{\"workspace_id\":1,\"template_id\":1,\"data_fields\":[{}]}; data_fields.0.custom_id",
                "{\"workspace_id\":1,\"template_id\":1,\"parties\":[{\"name\":\"A\",\"participants\":[{\"name\":\"B\",\"sign_method\":\"blood\"}]}]}; parties.0.participants.0.sign_method",
            })
    void a_bad_request_names_the_parameter(String request, String parameter) {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.post("/contracts/create", request);

            // Then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("parameter_problems").propertyNames()).contains(parameter);
        }
    }

    @Test
    void only_data_fields_that_the_template_inherited_can_be_set() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long template = oneflow.template(oneflow.group("address"));

            // When
            Answer answer = oneflow.post(
                    "/contracts/create",
                    "{\"workspace_id\":" + oneflow.workspaceId + ",\"template_id\":" + template
                            + ",\"data_fields\":[{\"custom_id\":\"salary\",\"value\":\"1\"}]}");

            // Then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("parameter_problems").toString()).contains("salary");
        }
    }

    @Test
    void a_name_has_at_most_130_characters() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.post("/contracts/create", "{\"name\":\"" + "n".repeat(131) + "\"}");

            // Then
            assertThat(answer.json().get("parameter_problems").has("name")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "publish, pending",
        "publish sign, signed",
        "publish decline, declined",
        "publish expire, overdue",
        "publish expire revive, pending",
        "publish signature_reset, pending",
        "publish sign lifecycle/start lifecycle/new_period lifecycle/end, signed",
        "publish sign lifecycle/start lifecycle/terminate, signed",
        "publish sign lifecycle/cancel, signed",
        "publish delete, deleted",
    })
    void a_contract_moves_through_its_states(String actions, String state) {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();

            // When
            List<Answer> answers = Arrays.stream(actions.split(" ", -1))
                    .map(action -> oneflow.act(contract, action))
                    .toList();

            // Then
            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
            assertThat(answers.getLast().json().get("state").stringValue()).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign", "decline", "expire", "revive", "signature_reset", "lifecycle/start"})
    void a_draft_can_only_be_published_or_deleted(String action) {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();

            // When
            Answer answer = oneflow.act(contract, action);

            // Then
            assertThat(answer.status()).isEqualTo(409);
        }
    }

    @Test
    void publishing_twice_is_a_conflict() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();
            oneflow.post("/contracts/" + contract + "/publish", "{\"subject\":\"s\",\"message\":\"m\"}");

            // When
            Answer answer = oneflow.post("/contracts/" + contract + "/publish", "{}");

            // Then
            assertThat(answer.status()).isEqualTo(409);
        }
    }

    @Test
    void a_deleted_contract_is_not_found() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();
            oneflow.delete("/contracts/" + contract);

            // When
            Answer answer = oneflow.get("/contracts/" + contract);

            // Then
            assertThat(answer.status()).isEqualTo(404);
            assertThat(oneflow.get("/contracts").json().get("count").intValue()).isZero();
        }
    }

    @Test
    void a_data_field_is_changed_by_custom_id_while_the_contract_is_being_signed() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();
            oneflow.act(contract, "publish");

            // When
            Answer answer =
                    oneflow.put("/contracts/" + contract + "/data_fields/c::address", "{\"value\":\"Lilla torg 3\"}");

            // Then
            assertThat(answer.json().get("value").stringValue()).isEqualTo("Lilla torg 3");
            assertThat(types(oneflow.get("/contracts/" + contract + "/events?sort=id")
                            .json()))
                    .containsExactly(
                            "contract:create", "contract:publish", "data_field:update", "contract:content_update");
        }
    }

    @Test
    void data_fields_are_changed_by_id_or_together_and_an_absent_value_leaves_them() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract(
                    oneflow.template(oneflow.group("a", "b", "c")), Map.of("a", "1", "b", "2", "c", "3"));
            long a = oneflow.get("/contracts/" + contract + "/data_fields")
                    .json()
                    .at("/data/0/id")
                    .longValue();

            // When
            oneflow.put("/contracts/" + contract + "/data_fields/" + a, "{\"value\":null}");
            Answer together = oneflow.put("/contracts/" + contract + "/data_fields", """
                    {"data_fields":[{"_private_ownerside":{"custom_id":"b"},"value":"two"},{"_private_ownerside":{"custom_id":"c"}}]}""");

            // Then
            assertThat(together.json()
                            .get("data_fields")
                            .valueStream()
                            .map(field -> field.get("value").stringValue()))
                    .containsExactly("", "two", "3");
        }
    }

    @Test
    void a_signed_contracts_data_fields_cannot_be_changed() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();
            oneflow.act(contract, "publish");
            oneflow.act(contract, "sign");

            // When
            Answer answer = oneflow.control("PUT", "/contracts/" + contract + "/data_fields", "{\"address\":\"x\"}");

            // Then
            assertThat(answer.status()).isEqualTo(409);
        }
    }

    @Test
    void the_contract_list_is_filtered_and_sorted_as_documented() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long draft = oneflow.contract();
            long pending = oneflow.contract();
            oneflow.act(pending, "publish");

            // When
            JsonNode published = oneflow.get(
                            "/contracts?filter[states]=signed,pending&filter[published_time]=2020-01-01T00:00:00%2B00:00%7C"
                                    .replace("[", "%5B")
                                    .replace("]", "%5D"))
                    .json();
            JsonNode sorted =
                    oneflow.get("/contracts?sort=-published_time,name").json();

            // Then
            assertThat(ids(published)).containsExactly(pending);
            assertThat(ids(sorted)).containsExactly(pending, draft);
            assertThat(published.at("/data/0").has("data_fields")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter%5Btemplate_id%5D=1",
                "filter%5Bpublished_time%5D=yesterday%7C",
                "sort=updated_time",
                "limit=0",
                "limit=101",
                "offset=-1",
                "offset=19901",
                "limit=x"
            })
    void a_list_refuses_what_is_not_documented(String query) {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.get("/contracts?" + query);

            // Then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("parameter_problems")).isNotEmpty();
        }
    }

    @Test
    void the_pdf_lies_behind_a_redirect_to_a_place_that_refuses_the_token() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();
            assertThat(oneflow.get("/contracts/" + contract + "/files/")
                            .json()
                            .at("/data/0/type")
                            .stringValue())
                    .isEqualTo("contract");

            // When
            Answer redirect = oneflow.get("/contracts/" + contract + "/files/1?download=true");

            // Then
            String location = redirect.header("Location");
            assertThat(redirect.status()).isEqualTo(302);
            Answer pdf = oneflow.send("GET", location, "");
            assertThat(pdf.status()).isEqualTo(200);
            assertThat(pdf.body().getBytes(StandardCharsets.UTF_8))
                    .startsWith("%PDF-".getBytes(StandardCharsets.UTF_8));
            assertThat(oneflow.send("GET", location, "", "x-oneflow-api-token", oneflow.token)
                            .status())
                    .isEqualTo(400);
            assertThat(oneflow.send("GET", location.replaceAll("Signature=....", "Signature=0000"), "")
                            .status())
                    .isEqualTo(403);
        }
    }

    private static List<String> types(JsonNode list) {
        return list.get("data")
                .valueStream()
                .map(event -> event.get("type").stringValue())
                .toList();
    }

    private static List<Long> ids(JsonNode list) {
        return list.get("data")
                .valueStream()
                .map(contract -> contract.get("id").longValue())
                .toList();
    }

    @Test
    void a_contract_is_renamed_and_found_by_its_new_name() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();

            // When
            Answer answer = oneflow.put("/contracts/" + contract, "{\"_private\":{\"name\":\"Avtal för Anna\"}}");

            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().at("/_private/name").stringValue()).isEqualTo("Avtal för Anna");
            assertThat(oneflow.get("/contracts?filter[name]=Avtal%20f%C3%B6r%20Anna")
                            .json()
                            .get("count")
                            .intValue())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_declined_contract_keeps_its_name() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();
            oneflow.act(contract, "publish");
            oneflow.act(contract, "decline");

            // When
            Answer answer = oneflow.put("/contracts/" + contract, "{\"_private\":{\"name\":\"Other\"}}");

            // Then
            assertThat(answer.status()).isEqualTo(409);
        }
    }
}
