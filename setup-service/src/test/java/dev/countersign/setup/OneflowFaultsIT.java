package dev.countersign.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.events.AccountProvisioned;
import dev.countersign.events.AccountState;
import dev.countersign.schemas.topic.TopicNames;
import dev.countersign.setup.lifecycle.AccountHealth;
import dev.countersign.setup.lifecycle.AccountHealths;
import dev.countersign.setup.lifecycle.LifeCycle;
import dev.countersign.setup.provisioning.Problem;
import dev.countersign.setup.provisioning.Provisioning;
import dev.countersign.setup.provisioning.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Oneflow slow, busy, broken, or no longer willing. */
final class OneflowFaultsIT {

    private static final Logger LOG = LoggerFactory.getLogger(OneflowFaultsIT.class);
    private static final TestService SERVICE = TestService.shared();
    private static final OneflowAccounts ONEFLOW = SERVICE.oneflow;
    private static final Journeys JOURNEYS = new Journeys(SERVICE);
    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final int SETUPS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LifeCycle lifeCycle = SERVICE.bean(LifeCycle.class);

    @AfterEach
    void noFaults() {
        ONEFLOW.noFaults();
    }

    @Test
    void with_100_ms_of_latency_a_call_accounts_are_ready_two_seconds_after_the_last_click() {
        // Given
        setUp("Warms up");
        List<LastPage> admins = Stream.generate(OneflowFaultsIT::beforeTheLastClick)
                .limit(SETUPS)
                .toList();
        ONEFLOW.faults(Map.of("latency_ms", 100));

        // When
        List<Duration> took = admins.stream().map(OneflowFaultsIT::clickAndWait).toList();

        // Then
        LOG.info("From the last click to provisioned with 100 ms of latency a call: {}", took);
        assertThat(took).allSatisfy(time -> assertThat(time).isBetween(Duration.ofMillis(600), BOUND));
    }

    @Test
    void when_every_third_call_fails_and_every_third_answer_is_lost_there_is_one_of_each_in_the_end() {
        // Given
        long account = ONEFLOW.create("Unlucky");
        AdminBrowser browser = new AdminBrowser();
        AdminBrowser.Page welcome =
                JOURNEYS.enter(browser, ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl()));
        ONEFLOW.faults(Map.of("error_rate_5xx", 0.3, "lost_answer_rate", 0.3));

        // When
        browser.connectAndConfirm(welcome);

        // Then
        awaitState(account, AccountState.PROVISIONED);
        assertThat(ONEFLOW.state(account).path("template_groups")).hasSize(1);
        assertThat(ONEFLOW.state(account).path("webhooks")).hasSize(1);
    }

    @Test
    void a_429_is_waited_out_as_long_as_oneflow_needs() {
        // Given
        long account = setUp("Busy");
        ONEFLOW.faults(Map.of("rate_limited", true));

        // When
        lifeCycle.repair(account);

        // Then
        Provisioning waiting =
                await().atMost(PATIENCE).until(() -> work(account), state -> state.status() == Status.WAITING);
        assertThat(waiting.problem()).isEqualTo(Problem.BUSY);
        assertThat(waiting.nextAttemptAt()).isAfter(Instant.now().plusSeconds(30));
        assertThat(health(account).account().state()).isEqualTo(dev.countersign.setup.account.AccountState.PROVISIONED);
    }

    @Test
    void a_token_that_is_revoked_in_the_middle_of_a_rotation_suspends_and_the_next_one_finishes_it() {
        // Given
        long account = setUp("Revokes in the middle");
        String before = signKey(account);
        SERVICE.probe().onceAfter(account, "ENDPOINT_PUBLISHED", () -> ONEFLOW.disable(account));

        // When
        lifeCycle.rotateSignKey(account);
        awaitState(account, AccountState.SUSPENDED);
        JsonNode again = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
        lifeCycle.enter(account, "Revokes in the middle", again.path("token").asString(), null);

        // Then
        awaitState(account, AccountState.PROVISIONED);
        assertThat(signKey(account)).isNotEqualTo(before);
        assertThat(health(account).signKeys()).hasSize(2);
    }

    @Test
    void a_token_that_is_rejected_after_a_new_one_has_come_suspends_nothing() {
        // Given
        long account = setUp("Was faster");
        long before = work(account).request();
        ONEFLOW.disable(account);
        SERVICE.probe().onceAfter(account, "TEMPLATE_GROUP", () -> {
            JsonNode again = ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl());
            lifeCycle.enter(account, "Was faster", again.path("token").asString(), null);
        });

        // When
        lifeCycle.repair(account);

        // Then
        await().atMost(PATIENCE)
                .until(() -> work(account), now -> now.request() == before + 2 && now.status() == Status.DONE);
        assertThat(SERVICE.probe().failures(account)).isEmpty();
        assertThat(SERVICE.topics.values(
                        TopicNames.ACCOUNT_PROVISIONED, Long.toString(account), AccountProvisioned.class))
                .extracting(said -> Objects.requireNonNull(said).getState())
                .containsOnly(AccountState.PROVISIONED);
    }

    @Test
    void a_disconnect_goes_on_when_the_token_is_revoked_and_says_what_is_left() {
        // Given
        long account = setUp("Revoked before");
        ONEFLOW.disable(account);

        // When
        lifeCycle.disconnect(account);

        // Then
        awaitState(account, AccountState.DEPROVISIONED);
        assertThat(JOURNEYS.last(TopicNames.ACCOUNT_PROVISIONED, account, AccountProvisioned.class)
                        .getStateReason())
                .contains("could not be deleted in Oneflow");

        // And when
        JOURNEYS.complete(new AdminBrowser(), ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl()));

        // Then
        awaitState(account, AccountState.PROVISIONED);
        assertThat(ONEFLOW.state(account).path("webhooks")).hasSize(1);
    }

    @Test
    void a_disconnect_waits_for_oneflow_only_so_long() {
        // Given
        long account = setUp("Away");
        ONEFLOW.faults(Map.of("error_rate_5xx", 1.0));

        // When
        lifeCycle.disconnect(account);

        // Then
        awaitState(account, AccountState.DEPROVISIONED);
        assertThat(health(account).signKeys()).isEmpty();
    }

    /** An admin who has only to confirm the fields. */
    private record LastPage(long account, AdminBrowser browser, AdminBrowser.Page mapping) {}

    private static LastPage beforeTheLastClick() {
        long account = ONEFLOW.create("Far away");
        AdminBrowser browser = new AdminBrowser();
        AdminBrowser.Page welcome =
                JOURNEYS.enter(browser, ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl()));
        return new LastPage(account, browser, browser.connect(welcome));
    }

    private static Duration clickAndWait(LastPage admin) {
        Instant before = Instant.now();
        admin.browser.submit(admin.mapping, "#mapping-form", Map.of());
        awaitState(admin.account, AccountState.PROVISIONED);
        long said = SERVICE.topics
                .read(TopicNames.ACCOUNT_PROVISIONED, Long.toString(admin.account))
                .getFirst()
                .timestamp();
        return Duration.between(before, Instant.ofEpochMilli(said));
    }

    private long setUp(String name) {
        long account = ONEFLOW.create(name);
        JOURNEYS.complete(new AdminBrowser(), ONEFLOW.enable(account, "automatic-get", SERVICE.setupUrl()));
        return account;
    }

    private static void awaitState(long account, AccountState state) {
        await().atMost(PATIENCE)
                .until(() -> JOURNEYS.last(TopicNames.ACCOUNT_PROVISIONED, account, AccountProvisioned.class)
                                .getState()
                        == state);
    }

    private static AccountHealth health(long account) {
        return SERVICE.bean(AccountHealths.class).find(account).orElseThrow();
    }

    private static Provisioning work(long account) {
        return Objects.requireNonNull(health(account).work());
    }

    private static String signKey(long account) {
        return ONEFLOW.state(account).path("webhooks").get(0).path("sign_key").asString();
    }
}
