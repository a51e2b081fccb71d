package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class IngressPropertiesTest {

    @Test
    void defaults_are_valid() {
        // When
        IngressProperties properties = bind(Map.of());
        // Then
        assertThat(properties.port()).isEqualTo(18100);
        assertThat(properties.maxBodySize().toKilobytes()).isEqualTo(64);
        assertThat(properties.maxEvents()).isEqualTo(100);
        assertThat(properties.bodyTimeout()).isEqualTo(Duration.ofSeconds(2)).isLessThan(properties.headTimeout());
        assertThat(properties.repeatWindow()).isGreaterThan(Duration.ofMinutes(110));
        assertThat(properties.publishTimeout()).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({
        "port, 65536",
        "port, -1",
        "max-events, 0",
        "max-in-flight-requests, 0",
        "max-endpoint-rate, 0",
        "max-endpoint-burst, 0",
        "repeat-window, 0ms",
        "max-connections, 0",
        "max-waiting-requests, 0",
        "max-log-lines, 0",
        "new-endpoint-wait, 1801ms",
        "publish-timeout, 99ms",
        "retry-after, 0ms",
        "head-timeout, 99ms",
        "body-timeout, 99ms",
        "idle-timeout, 0ms",
        "shutdown-timeout, 180000ms",
        "endpoint-retry-delay, 0ms",
        "max-endpoint-poll-age, 1000ms",
    })
    void a_bad_value_is_refused_with_the_property_and_the_value(String property, String value) {
        assertThatThrownBy(() -> bind(Map.of("countersign.ingress." + property, value)))
                .rootCause()
                .hasMessageContaining(
                        "countersign.ingress." + property + " is " + value.replaceAll("(?<=\\d)[a-z]+", ""))
                .hasMessageContaining("must be between");
    }

    @ParameterizedTest
    @CsvSource({"max-body-size, 1B", "max-body-size, 2MB", "max-in-flight-size, 1KB", "repeat-memory-size, 1KB"})
    void a_bad_size_is_refused_with_the_property(String property, String value) {
        assertThatThrownBy(() -> bind(Map.of("countersign.ingress." + property, value)))
                .rootCause()
                .hasMessageContaining("countersign.ingress." + property)
                .hasMessageContaining("must be between");
    }

    @Test
    void a_missing_keyset_is_named() {
        assertThatThrownBy(() -> new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("countersign.secrets", SecretsProperties.class))
                .rootCause()
                .hasMessageContaining("countersign.secrets.endpoint-keyset is not set");
    }

    private static IngressProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("countersign.ingress", IngressProperties.class);
    }
}
