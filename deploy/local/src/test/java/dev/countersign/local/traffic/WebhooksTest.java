package dev.countersign.local.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class WebhooksTest {

    private final Webhooks webhooks = new Webhooks(42, "the-key");

    @Test
    void a_callbacks_number_is_found_in_its_id_and_only_in_those_of_this_run() {
        // When, Then
        assertThat(webhooks.numberOf(webhooks.id(70_000))).isEqualTo(70_000);
        assertThat(webhooks.numberOf(new Webhooks(43, "the-key").id(70_000))).isNegative();
        assertThat(webhooks.numberOf("something else")).isNegative();
    }

    @Test
    void a_body_is_signed_and_about_its_contract() {
        // When
        JsonNode body = new JsonMapper().readTree(webhooks.body(1, 123, "contract:sign"));

        // Then
        assertThat(body.at("/contract/id").asLong()).isEqualTo(123);
        assertThat(body.at("/events/0/type").asString()).isEqualTo("contract:sign");
        assertThat(body.at("/signature").asString())
                .isEqualTo(dev.countersign.local.chaos.Signatures.of(webhooks.id(1), "the-key"));
    }
}
