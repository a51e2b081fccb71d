package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.TestSandbox.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What Oneflow's own published connector sends and reads works here, too. */
final class VendorConnectorFactsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contract:publish",
                "contract:sign",
                "contract:delete",
                "contract:decline",
                "participant:first_visit",
                "participant:sign",
                "participant:create",
                "participant:decline",
                "participant:delete",
                "data_field:update",
                "contract:signing_period_expire",
                "contract:signing_period_revive",
                "contract:signature_reset"
            })
    void it_registers_a_webhook_for_each_of_its_event_types(String eventType) {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long group = oneflow.group();

            // When
            Answer answer = oneflow.post("/webhooks", """
                    {"callback_url":"https://connector.example/callback","template_group_id":%d,
                     "filters":[{"filter_rules":[{"type":"EVENT_TYPE","values":["%s"]}]}]}""".formatted(group, eventType));

            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("template_group_id").longValue()).isEqualTo(group);
        }
    }

    @Test
    void it_ends_paths_with_a_slash() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();

            // When
            Answer answer = oneflow.get("/contracts/" + contract + "/");

            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(oneflow.get("/template_types/").json().get("count").intValue())
                    .isEqualTo(1);
        }
    }

    @Test
    void it_reads_template_types_with_their_data_fields_from_the_list() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            oneflow.group("address");

            // When
            JsonNode group = oneflow.get("/template_types").json().at("/data/0");

            // Then
            assertThat(group.get("active").booleanValue()).isTrue();
            assertThat(group.at("/data_fields/0").propertyNames())
                    .contains("custom_id", "description", "id", "name", "placeholder", "source", "value");
        }
    }

    @Test
    void it_updates_a_data_field_by_custom_id_repeating_the_custom_id_in_the_body() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();
            String path = "/contracts/" + contract + "/data_fields/c::address";

            // When
            Answer same = oneflow.put(path, "{\"value\":\"x\",\"_private_ownerside\":{\"custom_id\":\"address\"}}");
            Answer other = oneflow.put(path, "{\"value\":\"x\",\"_private_ownerside\":{\"custom_id\":\"name\"}}");

            // Then
            assertThat(same.status()).isEqualTo(200);
            assertThat(other.status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "pending", "overdue", "signed", "declined"})
    void it_knows_five_states_and_contracts_have_no_other(String state) {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();
            String actions = switch (state) {
                case "pending" -> "publish";
                case "overdue" -> "publish expire";
                case "signed" -> "publish sign";
                case "declined" -> "publish decline";
                default -> "";
            };

            // When
            for (String action : actions.split(" ", -1)) {
                oneflow.act(contract, action);
            }

            // Then
            JsonNode body = oneflow.get("/contracts/" + contract).json();
            assertThat(body.get("state").stringValue()).isEqualTo(state);
            assertThat(body.at("/parties/1/participant/sign_state").stringValue())
                    .isIn("undecided", "signed", "declined");
            assertThat(body.at("/parties/1/participant/delivery_status").stringValue())
                    .isIn("not_sent", "pending", "failure", "bounce", "success", "opened");
        }
    }

    @Test
    void it_asks_the_helper_for_the_templates_of_a_group_in_a_workspace() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long group = oneflow.group();
            long template = oneflow.template(group);
            oneflow.template(oneflow.group());

            // When
            Answer answer = oneflow.send(
                    "GET",
                    oneflow.apiBase() + "/helpers/contract_create_data/?template_type_id=" + group,
                    "",
                    "x-oneflow-api-token",
                    oneflow.token,
                    "x-oneflow-workspace-id",
                    Long.toString(oneflow.workspaceId));

            // Then
            assertThat(answer.json()).hasSize(1);
            assertThat(answer.json().at("/0/id").longValue()).isEqualTo(template);
            assertThat(answer.json().at("/0/template_type/id").longValue()).isEqualTo(group);
        }
    }
}
