package dev.countersign.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.SignKey;
import dev.countersign.events.WebhookEndpoint;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.setup.account.SignKeyInfo;
import dev.countersign.setup.account.SignKeyInfo.Role;
import dev.countersign.setup.lifecycle.AccountHealth;
import dev.countersign.setup.lifecycle.AccountHealths;
import dev.countersign.setup.lifecycle.LifeCycle;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

final class SignKeyRotationIT {

    private static final TestService SERVICE = TestService.shared();
    private static final OneflowAccounts ONEFLOW = SERVICE.oneflow;
    private static final Journeys JOURNEYS = new Journeys(SERVICE);
    private static final Duration RESENT_FOR = Duration.ofSeconds(1 + 5 + 10 + 30 + 60 + 300 + 600 + 1800 + 3600);

    private final LifeCycle lifeCycle = SERVICE.bean(LifeCycle.class);

    @Test
    void oneflow_signs_with_a_new_key_and_the_old_one_verifies_as_long_as_oneflow_resends() {
        // Given
        long account = setUp("Rotates");
        JsonNode before = webhook(account);

        // When
        boolean started = lifeCycle.rotateSignKey(account);

        // Then
        assertThat(started).isTrue();
        List<SignKeyInfo> keys = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> health(account).signKeys(),
                        found -> found.size() == 2 && found.getFirst().role() == Role.CURRENT);
        JsonNode after = webhook(account);
        assertThat(after.path("id")).isEqualTo(before.path("id"));
        assertThat(after.path("callback_url")).isEqualTo(before.path("callback_url"));
        SignKeyInfo current = keys.getFirst();
        SignKeyInfo previous = keys.getLast();
        assertThat(previous.role()).isEqualTo(Role.PREVIOUS);
        assertThat(Duration.between(current.installedAt(), previous.validUntil()))
                .isGreaterThan(RESENT_FOR);
        assertThat(current.validUntil()).isNull();
        List<@Nullable WebhookEndpoint> said = await().until(() -> endpoint(keys), states -> states.size() == 3);
        assertThat(clear(said.get(1))).containsExactly(key(before), key(after));
        assertThat(Objects.requireNonNull(said.get(1)).getSignKeys())
                .allSatisfy(key -> assertThat(key.getValidUntil()).isNull());
        assertThat(Objects.requireNonNull(said.get(2)).getSignKeys().getFirst().getValidUntil())
                .isEqualTo(Objects.requireNonNull(previous.validUntil()).truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void while_kafka_has_not_acknowledged_the_new_key_oneflow_does_not_get_it() {
        // Given
        long account = setUp("Waits for Kafka");
        JsonNode before = webhook(account);
        SERVICE.probe()
                .onceAfter(
                        account,
                        "NEW_SIGN_KEY",
                        () -> assertThat(webhook(account))
                                .as("before the ingress can know the new key")
                                .isEqualTo(before));
        SERVICE.probe().onceAfter(account, "ENDPOINT_PUBLISHED", () -> {
            assertThat(webhook(account)).isEqualTo(before);
            assertThat(clear(endpoint(health(account).signKeys()).getLast())).hasSize(2);
        });

        // When
        lifeCycle.rotateSignKey(account);

        // Then
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !key(webhook(account)).equals(key(before)));
        assertThat(SERVICE.probe().failures(account)).isEmpty();
    }

    @Test
    void asked_twice_at_once_it_rotates_once() {
        // Given
        long account = setUp("Asked twice");

        // When
        lifeCycle.rotateSignKey(account);
        lifeCycle.rotateSignKey(account);

        // Then
        await().atMost(Duration.ofSeconds(20))
                .until(() -> health(account).signKeys().getFirst().role().equals(Role.CURRENT));
        assertThat(health(account).signKeys()).hasSizeBetween(2, 3);
        assertThat(ONEFLOW.state(account).path("webhooks")).hasSize(1);
    }

    @Test
    void a_key_that_has_become_old_is_replaced_by_the_schedule_without_anybody_asking() {
        try (var replica = SERVICE.start("--spring.datasource.url=" + SERVICE.newDatabase("old_keys"))) {
            // Given
            String setup = TestService.baseUrl(replica) + "/api/integrations/oneflow/setup";
            long account = ONEFLOW.create("Grows old");
            AdminBrowser browser = new AdminBrowser();
            AdminBrowser.Page welcome = browser.arrive(ONEFLOW.enable(account, "automatic-get", setup));
            JOURNEYS.untilDone(browser, browser.connectAndConfirm(welcome));
            String first = key(webhook(account));
            MovableClock clock = replica.getBean(MovableClock.class);
            JdbcClient jdbc = replica.getBean(JdbcClient.class);

            // When
            clock.moveTo(Duration.ofDays(179));
            nextTurn(jdbc);
            String after179Days = key(webhook(account));
            clock.moveTo(Duration.ofDays(181));
            nextTurn(jdbc);

            // Then
            assertThat(after179Days).isEqualTo(first);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !key(webhook(account)).equals(first));
            assertThat(ONEFLOW.state(account).path("webhooks")).hasSize(1);
        }
    }

    @Test
    void an_account_that_is_not_ready_is_not_rotated() {
        assertThat(lifeCycle.rotateSignKey(999_999_998L)).isFalse();
    }

    /** The scheduler's own next turn, less than a minute early. */
    private static void nextTurn(JdbcClient jdbc) {
        String before = lastTurn(jdbc);
        await().atMost(Duration.ofSeconds(20)).until(() -> jdbc.sql("""
                                UPDATE scheduled_tasks SET execution_time = now(), version = version + 1
                                WHERE task_name = 'sign-key-rotation' AND NOT picked
                                """).update() == 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> !lastTurn(jdbc).equals(before));
    }

    private static String lastTurn(JdbcClient jdbc) {
        return jdbc.sql(
                        "SELECT coalesce(max(last_success)::text, '') FROM scheduled_tasks WHERE task_name = 'sign-key-rotation'")
                .query(String.class)
                .single();
    }

    private static long setUp(String name) {
        long account = ONEFLOW.create(name);
        JOURNEYS.complete(new AdminBrowser(), ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl()));
        return account;
    }

    private static AccountHealth health(long account) {
        return SERVICE.bean(AccountHealths.class).find(account).orElseThrow();
    }

    private static JsonNode webhook(long account) {
        return ONEFLOW.state(account).path("webhooks").get(0);
    }

    private static String key(JsonNode webhook) {
        return webhook.path("sign_key").asString();
    }

    private static List<@Nullable WebhookEndpoint> endpoint(List<SignKeyInfo> keys) {
        return SERVICE.topics.values(
                TopicNames.WEBHOOK_ENDPOINTS, keys.getFirst().endpointId(), WebhookEndpoint.class);
    }

    private static List<String> clear(@Nullable WebhookEndpoint endpoint) {
        SecretBox box = SecretBox.fromKeyset(SERVICE.endpointKeyset);
        WebhookEndpoint record = Objects.requireNonNull(endpoint);
        return record.getSignKeys().stream()
                .map(SignKey::getSealedKey)
                .map(bytes -> box.open(bytes, record.getEndpointId()))
                .toList();
    }
}
