package dev.countersign.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.AccountState;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.setup.drift.DriftFinding;
import dev.countersign.setup.drift.DriftFinding.Outcome;
import dev.countersign.setup.drift.DriftKind;
import dev.countersign.setup.drift.DriftState;
import dev.countersign.setup.lifecycle.AccountHealth;
import dev.countersign.setup.lifecycle.AccountHealth.Condition;
import dev.countersign.setup.lifecycle.AccountHealths;
import dev.countersign.setup.lifecycle.LifeCycle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people change by hand in Oneflow. */
final class DriftIT {

    private static final TestService SERVICE = TestService.shared();
    private static final OneflowAccounts ONEFLOW = SERVICE.oneflow;
    private static final Journeys JOURNEYS = new Journeys(SERVICE);

    private long account;
    private String token = "";
    private JsonNode before;

    @BeforeEach
    void setUpAnAccount() {
        account = ONEFLOW.create("Drifts");
        JsonNode enabled = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
        token = enabled.path("token").asString();
        JOURNEYS.complete(new AdminBrowser(), enabled);
        before = ONEFLOW.state(account);
    }

    @Test
    void what_is_as_we_left_it_is_not_touched_and_nothing_is_said() {
        int states = states();

        DriftState drift = compare();

        assertThat(drift.findings()).isEmpty();
        assertThat(health().condition()).isEqualTo(Condition.HEALTHY);
        assertThat(ONEFLOW.state(account)).isEqualTo(before);
        assertThat(states()).isEqualTo(states);
    }

    @Test
    void a_deleted_webhook_is_made_again_with_the_same_address() {
        // Given
        ONEFLOW.api("DELETE", "/webhooks/" + webhook("id"), token, Map.of());

        // When
        DriftState drift = compare();

        // Then
        assertThat(drift.findings()).containsExactly(repaired(DriftKind.WEBHOOK_MISSING));
        JsonNode after = ONEFLOW.state(account);
        assertThat(after.path("webhooks")).hasSize(1);
        assertThat(after.path("webhooks").get(0).path("callback_url").asString())
                .isEqualTo(webhook("callback_url"));
        assertThat(after.path("webhooks").get(0).path("sign_key").asString()).isEqualTo(webhook("sign_key"));
        await().until(() -> last().getWebhookId()
                == after.path("webhooks").get(0).path("id").asLong());
    }

    @Test
    void a_webhook_that_was_changed_in_everything_is_as_before_with_the_same_id() {
        // Given
        ONEFLOW.api(
                "PUT",
                "/webhooks/" + webhook("id"),
                token,
                Map.of(
                        "callback_url",
                        "https://elsewhere.example/hook",
                        "sign_key",
                        "theirs",
                        "filters",
                        List.of(Map.of(
                                "filter_rules",
                                List.of(Map.of("type", "EVENT_TYPE", "values", List.of("contract:sign")))))));

        // When
        DriftState drift = compare();

        // Then
        assertThat(drift.findings())
                .containsExactlyInAnyOrder(
                        repaired(DriftKind.WEBHOOK_ADDRESS_CHANGED),
                        repaired(DriftKind.WEBHOOK_FILTERS_CHANGED),
                        repaired(DriftKind.WEBHOOK_SIGN_KEY_CHANGED));
        assertThat(ONEFLOW.state(account).path("webhooks")).isEqualTo(before.path("webhooks"));
        assertThat(health().condition()).isEqualTo(Condition.HEALTHY);
    }

    @Test
    void a_webhook_that_was_switched_to_the_old_format_is_made_anew() {
        // Given
        ONEFLOW.format(account, webhook("id"), "legacy");

        // When
        DriftState drift = compare();

        // Then
        assertThat(drift.findings()).containsExactly(repaired(DriftKind.WEBHOOK_FORMAT_CHANGED));
        assertThat(ONEFLOW.state(account).path("webhooks")).singleElement().satisfies(after -> {
            assertThat(after.path("legacy_webhook").asBoolean()).isFalse();
            assertThat(after.path("callback_url").asString()).isEqualTo(webhook("callback_url"));
            assertThat(after.path("sign_key").asString()).isEqualTo(webhook("sign_key"));
            assertThat(after.path("id").asString()).isNotEqualTo(webhook("id"));
        });
    }

    @Test
    void a_further_webhook_of_our_address_is_deleted_and_those_of_others_stay() {
        // Given
        ONEFLOW.api("POST", "/webhooks", token, Map.of("callback_url", webhook("callback_url"), "sign_key", "again"));
        ONEFLOW.api("POST", "/webhooks", token, Map.of("callback_url", "https://payroll.example/hook"));

        // When
        DriftState drift = compare();

        // Then
        assertThat(drift.findings()).containsExactly(repaired(DriftKind.WEBHOOK_DUPLICATED));
        JsonNode after = ONEFLOW.state(account).path("webhooks");
        assertThat(after).hasSize(2);
        assertThat(after.get(0)).isEqualTo(before.path("webhooks").get(0));
        assertThat(after.get(1).path("callback_url").asString()).isEqualTo("https://payroll.example/hook");
    }

    @Test
    void a_renamed_group_keeps_its_new_name_and_others_hear_of_it() {
        // Given
        ONEFLOW.api("PUT", "/template_types/" + group(), token, Map.of("name", "Anställningsavtal"));

        // When
        DriftState drift = compare();

        // Then
        assertThat(drift.findings())
                .containsExactly(new DriftFinding(
                        DriftKind.TEMPLATE_GROUP_RENAMED, Outcome.REPAIRED, List.of("Anställningsavtal")));
        assertThat(ONEFLOW.state(account).path("template_groups")).hasSize(1);
        await().until(() -> "Anställningsavtal".equals(last().getTemplateGroupName()));
        assertThat(compare().findings()).isEmpty();
    }

    @Test
    void a_deleted_group_is_made_again_with_its_fields_and_somebody_is_asked_to_assign_templates() {
        // Given
        ONEFLOW.api("DELETE", "/template_types/" + group(), token, Map.of());

        // When
        DriftState drift = compare();

        // Then
        assertThat(drift.findings()).contains(repaired(DriftKind.TEMPLATE_GROUP_MISSING));
        JsonNode after = ONEFLOW.state(account);
        assertThat(after.path("template_groups").get(0).path("data_fields")).hasSize(4);
        long group = after.path("template_groups").get(0).path("id").asLong();
        assertThat(after.path("webhooks").get(0).path("template_group_id").asLong())
                .isEqualTo(group);
        await().until(() -> Objects.equals(last().getTemplateGroupId(), group));
        assertThat(health().condition()).isEqualTo(Condition.NEEDS_ATTENTION);
    }

    @Test
    void a_removed_field_comes_back_and_a_renamed_one_keeps_the_name_that_people_gave_it() {
        // Given
        List<Map<String, Object>> fields = fields();
        fields.removeIf(field -> "demo_manager_name".equals(field.get("custom_id")));
        fields.getFirst().put("name", "Namn");
        fields.add(new HashMap<>(Map.of("custom_id", "payroll_bank", "name", "Bank")));
        ONEFLOW.api("PUT", "/template_types/" + group() + "/data_fields", token, Map.of("data_fields", fields));

        // When
        DriftState drift = compare();

        // Then
        assertThat(drift.findings())
                .containsExactlyInAnyOrder(
                        new DriftFinding(DriftKind.DATA_FIELDS_MISSING, Outcome.REPAIRED, List.of("demo_manager_name")),
                        new DriftFinding(
                                DriftKind.DATA_FIELDS_RENAMED, Outcome.REPORTED, List.of("demo_employee_name")));
        assertThat(fields())
                .extracting(field -> field.get("custom_id"))
                .containsExactlyInAnyOrder(
                        "demo_employee_name",
                        "demo_employee_birthdate",
                        "demo_employee_address",
                        "payroll_bank",
                        "demo_manager_name");
        assertThat(fields().getFirst())
                .containsEntry("name", "Namn")
                .containsEntry("id", fields.getFirst().get("id"));
        await().until(() -> last().getDataFields().getFirst().getName().equals("Namn"));
    }

    @Test
    void a_revoked_token_suspends_the_account_and_a_valid_one_resumes_it_even_if_nobody_asks() {
        // Given
        ONEFLOW.disable(account);

        // When
        DriftState rejected = compare();

        // Then
        assertThat(rejected.findings())
                .containsExactly(new DriftFinding(DriftKind.TOKEN_REJECTED, Outcome.REPORTED, List.of()));
        await().until(() -> last().getState() == AccountState.SUSPENDED);
        assertThat(health().condition()).isEqualTo(Condition.SUSPENDED);

        // And when
        JsonNode again = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
        SERVICE.bean(dev.countersign.setup.account.AccessStore.class)
                .keepToken(account, again.path("token").asString(), null);
        DriftState accepted = compare();

        // Then
        assertThat(accepted.findings()).containsExactly(repaired(DriftKind.TOKEN_ACCEPTED_AGAIN));
        await().until(() -> last().getState() == AccountState.PROVISIONED);
        assertThat(compare().findings()).isEmpty();
    }

    @Test
    void when_oneflow_can_not_be_asked_nothing_is_concluded_and_it_is_asked_again_later() {
        // Given
        Instant then = Instant.now();
        ONEFLOW.faults(Map.of("rate_limited", true));
        DriftState failed;
        try {
            // When
            SERVICE.bean(LifeCycle.class).checkSoon(account);
            failed = await().atMost(Duration.ofSeconds(20)).until(this::drift, state -> state.failures() > 0);
        } finally {
            ONEFLOW.noFaults();
        }

        // Then
        assertThat(failed.findings()).isEmpty();
        assertThat(failed.lastFailure()).contains("rate limit");
        assertThat(failed.nextCheckAt()).isAfter(then.plus(Duration.ofMinutes(4)));
        assertThat(health().account().state()).isEqualTo(dev.countersign.setup.account.AccountState.PROVISIONED);
    }

    /** Has the account compared, and waits until that, and what follows from it, is done. */
    private DriftState compare() {
        LifeCycle lifeCycle = SERVICE.bean(LifeCycle.class);
        await().atMost(Duration.ofSeconds(20)).until(() -> lifeCycle.checkSoon(account));
        Instant asked = Instant.now();
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        this::drift,
                        state -> state.checkedAt() != null
                                && state.checkedAt().isAfter(asked.minusMillis(1))
                                && state.findings().stream().noneMatch(found -> found.outcome() == Outcome.PENDING));
    }

    private DriftState drift() {
        return Objects.requireNonNull(health().drift());
    }

    private AccountHealth health() {
        return SERVICE.bean(AccountHealths.class).find(account).orElseThrow();
    }

    private AccountProvisioned last() {
        return JOURNEYS.last(TopicNames.ACCOUNT_PROVISIONED, account, AccountProvisioned.class);
    }

    private int states() {
        return SERVICE.topics
                .read(TopicNames.ACCOUNT_PROVISIONED, Long.toString(account))
                .size();
    }

    private String webhook(String member) {
        return before.path("webhooks").get(0).path(member).asString();
    }

    private long group() {
        return before.path("template_groups").get(0).path("id").asLong();
    }

    private List<Map<String, Object>> fields() {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (JsonNode field : ONEFLOW.api("GET", "/template_types/" + group(), token, Map.of())
                .path("data_fields")) {
            Map<String, Object> copy = new HashMap<>();
            field.properties().stream()
                    .filter(member -> List.of("custom_id", "name").contains(member.getKey()))
                    .forEach(member ->
                            copy.put(member.getKey(), member.getValue().asString()));
            copy.put("id", field.path("id").asLong());
            fields.add(copy);
        }
        return fields;
    }

    private static DriftFinding repaired(DriftKind kind) {
        return new DriftFinding(kind, Outcome.REPAIRED, List.of());
    }
}
