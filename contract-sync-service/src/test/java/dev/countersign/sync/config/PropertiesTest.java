package dev.countersign.sync.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.sync.TestProperties;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PropertiesTest {

    @Test
    void messages_name_the_property_and_the_bad_value() {
        assertThatThrownBy(() -> new OneflowProperties(
                        URI.create("ftp://x"), Duration.ofSeconds(1), Duration.ofSeconds(1), 10, Duration.ZERO, 50))
                .hasMessageContaining("countersign.oneflow.base-url")
                .hasMessageContaining("ftp://x");
        assertThatThrownBy(() -> new HrmProperties(
                        List.of(),
                        List.of("http://x"),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        1024,
                        1,
                        1))
                .hasMessageContaining("countersign.hrm.allowed-internal-hosts")
                .hasMessageContaining("http://x");
        assertThatThrownBy(() -> new CreationProperties(
                        8,
                        9,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        1,
                        Duration.ofDays(1)))
                .hasMessageContaining("countersign.creation.workers-per-account")
                .hasMessageContaining("9");
        assertThatThrownBy(() -> new SecretsProperties(null))
                .hasMessageContaining("countersign.secrets.credentials-keyset");
    }

    @Test
    void the_setup_service_s_token_is_never_shown_and_a_test_ends_while_a_person_waits() {
        assertThat(new InternalProperties("0123456789abcdef", 1, Duration.ofSeconds(1)))
                .asString()
                .doesNotContain("0123456789abcdef");
        assertThatThrownBy(() -> new InternalProperties("short", 1, Duration.ofSeconds(1)))
                .hasMessageContaining("countersign.internal.service-token")
                .hasMessageNotContaining("short");
        assertThatThrownBy(() -> new InternalProperties(null, 0, Duration.ofSeconds(1)))
                .hasMessageContaining("countersign.internal.connection-tests");
        assertThatThrownBy(() -> new InternalProperties(null, 1, Duration.ofSeconds(11)))
                .hasMessageContaining("countersign.internal.connection-test-deadline")
                .hasMessageContaining("PT11S");
    }

    @Test
    void a_breaker_never_waits_less_at_last_than_at_first_and_a_replay_has_a_rate() {
        assertThatThrownBy(() -> new BreakerProperties(10, 50, Duration.ofSeconds(5), Duration.ofSeconds(4)))
                .hasMessageContaining("countersign.breaker.longest-wait")
                .hasMessageContaining("PT4S");
        assertThatThrownBy(() -> new BreakerProperties(10, 101, Duration.ofSeconds(5), Duration.ofSeconds(5)))
                .hasMessageContaining("countersign.breaker.failure-percent")
                .hasMessageContaining("101");
        assertThatThrownBy(() -> new ReplayProperties(0))
                .hasMessageContaining("countersign.replay.per-second")
                .hasMessageContaining("0.0");
    }

    @Test
    void a_run_looks_back_at_least_to_what_the_one_before_left_alone() {
        assertThatThrownBy(() -> TestProperties.of(
                        ReconciliationProperties.class, Map.of("interval", "30m", "grace", "5m", "overlap", "34m")))
                .rootCause()
                .hasMessageContaining("countersign.reconciliation.overlap")
                .hasMessageContaining("PT34M")
                .hasMessageContaining("PT35M");
        assertThat(TestProperties.of(ReconciliationProperties.class, Map.of("overlap", "20m"))
                        .overlap())
                .isEqualTo(Duration.ofMinutes(20));
    }
}
