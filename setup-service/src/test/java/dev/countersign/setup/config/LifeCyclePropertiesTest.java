package dev.countersign.setup.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LifeCyclePropertiesTest {

    @Test
    void a_key_must_verify_as_long_as_oneflow_resends() {
        assertThatThrownBy(() -> new SignKeyProperties(Duration.ofDays(180), Duration.ofMinutes(107)))
                .hasMessageContaining("countersign.setup.sign-keys.overlap must be at least 110 minutes")
                .hasMessageContaining("PT1H47M");
        assertThat(new SignKeyProperties(Duration.ofDays(180), Duration.ofMinutes(110)).overlap())
                .isGreaterThan(Duration.ofSeconds(6406));
    }

    @Test
    void a_key_is_not_replaced_before_the_one_before_it_has_ended() {
        assertThatThrownBy(() -> new SignKeyProperties(Duration.ofHours(3), Duration.ofHours(3)))
                .hasMessageContaining("countersign.setup.sign-keys.rotate-after must be longer than overlap");
    }

    @Test
    void comparisons_are_bounded() {
        assertThatThrownBy(() -> new DriftProperties(Duration.ofHours(6), 0, 3))
                .hasMessageContaining("countersign.setup.drift.per-second must be 1 to 100, it is 0");
        assertThatThrownBy(() -> new DriftProperties(Duration.ZERO, 2, 3))
                .hasMessageContaining("countersign.setup.drift.interval must be a positive duration");
    }
}
