package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sandbox.TestSandbox.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AuthenticationTest {

    private static final String TOKEN = "x-oneflow-api-token";
    private static final String EMAIL = "x-oneflow-user-email";

    @Test
    void a_call_without_a_valid_token_is_unauthorised() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer none = oneflow.send("GET", oneflow.apiBase() + "/ping", "");
            Answer wrong = oneflow.send("GET", oneflow.apiBase() + "/ping", "", TOKEN, "a".repeat(40));

            // Then
            assertThat(none.status()).isEqualTo(401);
            assertThat(wrong.status()).isEqualTo(401);
            assertThat(wrong.json().get("error_code").intValue()).isEqualTo(4_010_000);
        }
    }

    @Test
    void a_token_has_the_documented_form_and_stays_when_the_extension_is_enabled_again() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            String again = oneflow.control(
                            "POST", "/accounts/" + oneflow.accountId + "/extension", "{\"method\":\"show-token\"}")
                    .json()
                    .get("token")
                    .stringValue();

            // Then
            assertThat(again).isEqualTo(oneflow.token).matches("[a-zA-Z0-9-]{40}");
        }
    }

    @Test
    void disabling_the_extension_revokes_the_token_for_good() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            String extension = "/accounts/" + oneflow.accountId + "/extension";
            oneflow.control("DELETE", extension, "");

            // When
            String next =
                    oneflow.control("POST", extension, "{}").json().get("token").stringValue();

            // Then
            assertThat(next).isNotEqualTo(oneflow.token);
            assertThat(oneflow.get("/accounts/me").status()).isEqualTo(401);
        }
    }

    @Test
    void one_accounts_token_does_not_open_another_account() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();
            long other = oneflow.control("POST", "/accounts", "{\"name\":\"Other AB\"}")
                    .json()
                    .get("id")
                    .longValue();
            String token = oneflow.control("POST", "/accounts/" + other + "/extension", "{}")
                    .json()
                    .get("token")
                    .stringValue();

            // When
            Answer answer = oneflow.send("GET", oneflow.apiBase() + "/contracts/" + contract, "", TOKEN, token);

            // Then
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    @Test
    void creating_a_contract_needs_a_user() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.send("POST", oneflow.apiBase() + "/contracts/create", "{}", TOKEN, oneflow.token);

            // Then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("parameter_problems").has(EMAIL)).isTrue();
        }
    }

    @Test
    void a_user_must_be_of_the_same_account() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer answer = oneflow.send(
                    "GET", oneflow.apiBase() + "/ping", "", TOKEN, oneflow.token, EMAIL, "stranger@example.org");

            // Then
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @Test
    void only_admins_change_template_groups_and_no_user_at_all_counts_as_one() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // When
            Answer user = oneflow.send(
                    "POST",
                    oneflow.apiBase() + "/template_types",
                    "{\"name\":\"A\"}",
                    TOKEN,
                    oneflow.token,
                    EMAIL,
                    "user@demo.example");
            Answer anonymous = oneflow.send(
                    "POST", oneflow.apiBase() + "/template_types", "{\"name\":\"A\"}", TOKEN, oneflow.token);

            // Then
            assertThat(user.status()).isEqualTo(403);
            assertThat(anonymous.status()).isEqualTo(200);
        }
    }

    @Test
    void the_creator_can_be_named_without_knowing_the_address() {
        try (TestSandbox oneflow = TestSandbox.start()) {
            // Given
            long contract = oneflow.contract();

            // When
            Answer answer = oneflow.send(
                    "POST",
                    oneflow.apiBase() + "/contracts/" + contract + "/publish",
                    "{\"subject\":\"s\",\"message\":\"m\"}",
                    TOKEN,
                    oneflow.token,
                    EMAIL,
                    "__CREATOR__");

            // Then
            assertThat(answer.json().get("state").stringValue()).isEqualTo("pending");
        }
    }

    @Test
    void the_rate_limit_is_per_token_and_ends_with_its_window() {
        MovableClock clock = new MovableClock();
        try (TestSandbox oneflow = TestSandbox.start(SandboxConfig.defaults()
                .withClock(clock)
                .withRandom(new Random(1))
                .withRateLimit(2, Duration.ofMinutes(5)))) {
            // Given
            oneflow.get("/ping");
            oneflow.get("/ping");

            // When
            int third = oneflow.get("/ping").status();
            clock.now = clock.now.plus(Duration.ofMinutes(5));
            int later = oneflow.get("/ping").status();

            // Then
            assertThat(third).isEqualTo(429);
            assertThat(later).isEqualTo(200);
        }
    }

    private static final class MovableClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-24T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
