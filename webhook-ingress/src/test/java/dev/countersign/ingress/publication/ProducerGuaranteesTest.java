package dev.countersign.ingress.publication;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProducerGuaranteesTest {

    private static final Duration PUBLISH_TIMEOUT = Duration.ofMillis(1800);

    @Test
    void the_settings_the_ingress_ships_with_are_fine() {
        assertThatCode(() -> ProducerGuarantees.check(settings(), PUBLISH_TIMEOUT))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "acks, 1",
        "enable.idempotence, false",
        "max.block.ms, 60000",
        "delivery.timeout.ms, 120000",
    })
    void a_setting_that_breaks_a_promise_is_refused_by_name(String setting, String value) {
        // Given
        Map<String, Object> settings = settings();
        settings.put(setting, value);
        settings.putIfAbsent("enable.idempotence", setting.equals("acks") ? "false" : "true");
        // When, then
        assertThatThrownBy(() -> ProducerGuarantees.check(settings, PUBLISH_TIMEOUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("setting " + setting + " is " + value);
    }

    private static Map<String, Object> settings() {
        return new HashMap<>(Map.of(
                "bootstrap.servers", "localhost:9092",
                "key.serializer", StringSerializer.class,
                "value.serializer", StringSerializer.class,
                "acks", "all",
                "max.block.ms", "0",
                "request.timeout.ms", "1000",
                "linger.ms", "0",
                "delivery.timeout.ms", "1500"));
    }
}
