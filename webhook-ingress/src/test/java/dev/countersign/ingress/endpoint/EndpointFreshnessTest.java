package dev.countersign.ingress.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EndpointFreshnessTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final EndpointDirectory directory = new EndpointDirectory(1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void counts_endpoints_by_the_age_of_their_last_call() {
        // Given
        called("a", Duration.ZERO);
        called("b", Duration.ofMinutes(59));
        called("c", Duration.ofHours(2));
        called("d", Duration.ofDays(8));
        directory.put(new Endpoint("e", 1, List.of()));
        // When
        EndpointFreshness.register(directory, Clock.fixed(NOW, ZoneOffset.UTC), meters);
        // Then
        assertThat(gauge("1h")).isEqualTo(2);
        assertThat(gauge("1d")).isEqualTo(1);
        assertThat(gauge("7d")).isZero();
        assertThat(gauge("older")).isEqualTo(1);
        assertThat(gauge("never")).isEqualTo(1);
    }

    private void called(String endpointId, Duration ago) {
        var endpoint = new Endpoint(endpointId, 1, List.of());
        endpoint.activity().recorded(NOW.minus(ago));
        directory.put(endpoint);
    }

    private double gauge(String age) {
        return meters.get("countersign.ingress.endpoints.by.last.call")
                .tag("age", age)
                .gauge()
                .value();
    }
}
