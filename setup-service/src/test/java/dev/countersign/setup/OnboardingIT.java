package dev.countersign.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.AccountCredentials;
import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.AccountState;
import dev.countersign.events.HrmConnection;
import dev.countersign.events.WebhookEndpoint;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.setup.AdminBrowser.Page;
import dev.countersign.setup.account.EndpointStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class OnboardingIT {

    private static final TestService SERVICE = TestService.shared();
    private static final OneflowAccounts ONEFLOW = SERVICE.oneflow;

    private static final Journeys JOURNEYS = new Journeys(SERVICE);

    private final AdminBrowser browser = new AdminBrowser();

    @ParameterizedTest
    @ValueSource(strings = {"automatic-get", "automatic-post", "show-token"})
    void each_authentication_method_ends_with_a_provisioned_account(String method) {
        // Given
        long account = ONEFLOW.create("Company of " + method);
        JsonNode enabled = ONEFLOW.enable(account, method, SERVICE.setupUrl());

        // When
        Page welcome = JOURNEYS.enter(browser, enabled);
        Page done = JOURNEYS.untilDone(browser, browser.connectAndConfirm(welcome));

        // Then
        assertThat(welcome.text("#account-name")).isEqualTo("Company of " + method);
        assertThat(done.path()).endsWith("/setup/status");
        assertThat(done.has("#setup-complete")).isTrue();
        assertThat(done.link("#back-to-oneflow")).isEqualTo(ONEFLOW.pageUrl());
        AccountProvisioned state = JOURNEYS.last(TopicNames.ACCOUNT_PROVISIONED, account, AccountProvisioned.class);
        assertThat(state.getState()).isEqualTo(AccountState.PROVISIONED);
        assertThat(state.getDataFields())
                .hasSize(4)
                .allSatisfy(field -> assertThat(field.getDataFieldId()).isNotNull());
        JsonNode whole = ONEFLOW.state(account);
        assertThat(whole.path("webhooks")).hasSize(1);
        assertThat(whole.path("template_groups")).hasSize(1);
    }

    @Test
    void the_records_on_the_topics_open_with_the_keysets_of_their_readers() {
        // Given
        long account = ONEFLOW.create("Company with secrets");
        JsonNode enabled = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());

        // When
        JOURNEYS.complete(browser, enabled);

        // Then
        AccountProvisioned state = JOURNEYS.last(TopicNames.ACCOUNT_PROVISIONED, account, AccountProvisioned.class);
        WebhookEndpoint endpoint = Objects.requireNonNull(SERVICE.topics
                .values(TopicNames.WEBHOOK_ENDPOINTS, state.getEndpointId(), WebhookEndpoint.class)
                .getLast());
        String signKey = SecretBox.fromKeyset(SERVICE.endpointKeyset)
                .open(endpoint.getSignKeys().getFirst().getSealedKey(), state.getEndpointId());
        assertThat(signKey).hasSize(43);
        assertThat(endpoint.getAccountId()).isEqualTo(account);
        AccountCredentials credentials =
                JOURNEYS.last(TopicNames.ACCOUNT_CREDENTIALS, account, AccountCredentials.class);
        SecretBox box = SecretBox.fromKeyset(SERVICE.credentialsKeyset);
        assertThat(box.open(credentials.getSealedOneflowToken(), SecretOwners.oneflowToken(account)))
                .isEqualTo(enabled.path("token").asString());
        assertThat(box.open(credentials.getSealedOneflowUserEmail(), SecretOwners.oneflowUserEmail(account)))
                .isEqualTo(OneflowAccounts.ADMIN_EMAIL);
        HrmConnection hrm = credentials.getHrm();
        assertThat(box.open(hrm.getSealedSecret(), ownerOf(account, hrm))).isEqualTo(AdminBrowser.HRM_SECRET);
        var record = SERVICE.topics
                .read(TopicNames.ACCOUNT_PROVISIONED, Long.toString(account))
                .getLast();
        assertThat(record.headers().lastHeader("ce_type").value())
                .asString()
                .isEqualTo("dev.countersign.account-provisioned");
        assertThat(record.headers().lastHeader("traceparent").value())
                .asString()
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
    }

    @Test
    void oneflow_gets_the_webhook_only_when_the_ingress_can_read_its_key() {
        // Given
        long account = ONEFLOW.create("Company in order");
        JsonNode enabled = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
        SERVICE.probe()
                .onceAfter(
                        account,
                        "ENDPOINT",
                        () -> assertThat(ONEFLOW.state(account).path("webhooks"))
                                .isEmpty());
        SERVICE.probe().onceAfter(account, "ENDPOINT_PUBLISHED", () -> {
            assertThat(ONEFLOW.state(account).path("webhooks")).isEmpty();
            String endpoint = SERVICE.bean(EndpointStore.class)
                    .findOpen(account)
                    .orElseThrow()
                    .endpointId();
            assertThat(SERVICE.topics.values(TopicNames.WEBHOOK_ENDPOINTS, endpoint, WebhookEndpoint.class))
                    .singleElement()
                    .satisfies(readable -> assertThat(readable.getSignKeys()).hasSize(1));
        });

        // When
        JOURNEYS.complete(browser, enabled);

        // Then
        assertThat(SERVICE.probe().failures(account)).isEmpty();
        assertThat(ONEFLOW.state(account).path("webhooks")).hasSize(1);
    }

    @Test
    void opened_again_it_repairs_what_was_broken_and_makes_nothing_twice() {
        // Given
        long account = ONEFLOW.create("Company that comes again");
        JsonNode enabled = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
        JOURNEYS.complete(browser, enabled);
        String token = enabled.path("token").asString();
        JsonNode before = ONEFLOW.state(account);
        long webhook = before.path("webhooks").get(0).path("id").asLong();
        int states = SERVICE.topics
                .read(TopicNames.ACCOUNT_PROVISIONED, Long.toString(account))
                .size();

        // When
        Page again = new AdminBrowser().arrive(enabled);
        Page repaired = JOURNEYS.repair(browser);
        JsonNode untouched = ONEFLOW.state(account);
        ONEFLOW.api("DELETE", "/webhooks/" + webhook, token, Map.of());
        Page repairedAgain = JOURNEYS.repair(browser);

        // Then
        assertThat(again.path()).endsWith("/setup/status");
        assertThat(repaired.has("#setup-complete")).isTrue();
        assertThat(untouched.path("webhooks")).hasSize(1);
        assertThat(untouched.path("webhooks").get(0).path("id").asLong()).isEqualTo(webhook);
        assertThat(repairedAgain.has("#setup-complete")).isTrue();
        JsonNode after = ONEFLOW.state(account);
        assertThat(after.path("webhooks")).hasSize(1);
        assertThat(after.path("template_groups")).hasSize(1);
        assertThat(after.path("webhooks").get(0).path("callback_url"))
                .isEqualTo(before.path("webhooks").get(0).path("callback_url"));
        // Only the new webhook id was news; the repair that found nothing said nothing.
        assertThat(SERVICE.topics.read(TopicNames.ACCOUNT_PROVISIONED, Long.toString(account)))
                .hasSize(states + 1);
    }

    @Test
    void data_fields_of_others_survive_with_their_ids() {
        // Given
        long account = ONEFLOW.create("Company with fields");
        JsonNode enabled = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
        String token = enabled.path("token").asString();
        long group = ONEFLOW.api("POST", "/template_types", token, Map.of("name", "Demo Template"))
                .path("id")
                .asLong();
        ONEFLOW.api(
                "PUT",
                "/template_types/" + group + "/data_fields",
                token,
                Map.of(
                        "data_fields",
                        List.of(
                                Map.of("custom_id", "payroll_bank", "name", "Bank account", "value", "none"),
                                Map.of("custom_id", "demo_employee_name", "name", "Renamed by hand"))));
        Map<String, Long> before = fieldIds(group, token);

        // When
        JOURNEYS.complete(browser, enabled);

        // Then
        Map<String, Long> after = fieldIds(group, token);
        assertThat(after).hasSize(5).containsAllEntriesOf(before);
        assertThat(ONEFLOW.state(account).path("template_groups")).hasSize(1);
    }

    @Test
    void after_crashes_between_all_steps_everything_is_there_once() {
        // Given
        long account = ONEFLOW.create("Company of crashes");
        JsonNode enabled = ONEFLOW.enable(account, "automatic-post", SERVICE.setupUrl());
        SERVICE.probe().crashAfterEachStep(account);

        // When
        JOURNEYS.complete(browser, enabled);

        // Then
        assertThat(SERVICE.probe().crashes(account)).isEqualTo(6);
        JsonNode whole = ONEFLOW.state(account);
        assertThat(whole.path("webhooks")).hasSize(1);
        assertThat(whole.path("template_groups")).hasSize(1);
        assertThat(SERVICE.topics.values(
                        TopicNames.ACCOUNT_PROVISIONED, Long.toString(account), AccountProvisioned.class))
                .singleElement()
                .satisfies(state -> assertThat(state.getVersion()).isEqualTo(1));
    }

    @Test
    void two_tabs_make_one_of_each() {
        // Given
        long account = ONEFLOW.create("Company of two tabs");
        JsonNode enabled = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
        AdminBrowser other = new AdminBrowser();
        Page mine = JOURNEYS.enter(browser, enabled);
        Page theirs = other.arrive(enabled);

        // When
        var first = Thread.ofVirtual().start(() -> browser.connectAndConfirm(mine));
        var second = Thread.ofVirtual().start(() -> other.connectAndConfirm(theirs));
        await().until(() -> !first.isAlive() && !second.isAlive());
        JOURNEYS.untilDone(browser, browser.open(SERVICE.setupUrl()));

        // Then
        JsonNode whole = ONEFLOW.state(account);
        assertThat(whole.path("webhooks")).hasSize(1);
        assertThat(whole.path("template_groups")).hasSize(1);
    }

    @Test
    void another_replica_serves_the_next_page_and_both_together_make_one_of_each() {
        // Given
        long account = ONEFLOW.create("Company of two replicas");
        JsonNode enabled = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
        Page welcome = JOURNEYS.enter(browser, enabled);
        try (var replica = SERVICE.start()) {
            String other = TestService.baseUrl(replica) + "/api/integrations/oneflow/setup";

            // When
            browser.submit(welcome, "#confirm-form", Map.of());
            Page hrm = browser.open(other + "/hrm");
            var first = Thread.ofVirtual().start(() -> browser.connectAndConfirm(welcome));
            browser.connectAndConfirm(browser.open(other + "/welcome"));
            await().until(() -> !first.isAlive());
            Page done = JOURNEYS.untilDone(browser, browser.open(other + "/progress"));

            // Then
            assertThat(hrm.has("#hrm-form")).isTrue();
            assertThat(done.has("#setup-complete")).isTrue();
            assertThat(ONEFLOW.state(account).path("webhooks")).hasSize(1);
            assertThat(ONEFLOW.state(account).path("template_groups")).hasSize(1);
        }
    }

    /** As the sync service works it out from the record. */
    private static String ownerOf(long account, HrmConnection hrm) {
        return SecretOwners.hrmSecret(
                account,
                hrm.getKind(),
                hrm.getBaseUrl(),
                hrm.getAuthentication(),
                hrm.getTokenUrl(),
                hrm.getClientId());
    }

    private static Map<String, Long> fieldIds(long group, String token) {
        JsonNode fields =
                ONEFLOW.api("GET", "/template_types/" + group, token, Map.of()).path("data_fields");
        return StreamSupport.stream(fields.spliterator(), false)
                .collect(java.util.stream.Collectors.toMap(
                        field -> field.path("custom_id").asString(),
                        field -> field.path("id").asLong()));
    }
}
