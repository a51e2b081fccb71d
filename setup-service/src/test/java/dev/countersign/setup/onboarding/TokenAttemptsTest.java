package dev.countersign.setup.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.setup.TestProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class TokenAttemptsTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource source = () -> now;

    /** Three in a minute by each, five by all. */
    private final TokenAttempts attempts = new TokenAttempts(TestProperties.setup(), clock());

    @Test
    void a_client_that_tries_too_often_has_to_wait() {
        assertThat(used("192.0.2.1", 4)).isEqualTo(3);

        now = now.plus(Duration.ofSeconds(21));

        assertThat(used("192.0.2.1", 4)).isEqualTo(1);
    }

    @Test
    void others_are_not_affected_while_there_is_some_left_for_all() {
        assertThat(used("192.0.2.1", 100)).isEqualTo(3);
        assertThat(used("192.0.2.2", 100)).isEqualTo(2);
    }

    @Test
    void an_ipv6_network_is_one_client() {
        assertThat(used("2001:db8:0:1::1", 3)).isEqualTo(3);
        assertThat(used("2001:db8:0:1:ffff::2", 1)).isZero();
        assertThat(used("2001:db8:0:2::1", 1)).isEqualTo(1);
    }

    @Test
    void what_is_no_address_counts_too() {
        assertThat(used("unix:", 4)).isEqualTo(3);
    }

    private int used(String address, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += attempts.take(address) ? 1 : 0;
        }
        return taken;
    }

    private Clock clock() {
        return source.withZone(ZoneOffset.UTC);
    }
}
