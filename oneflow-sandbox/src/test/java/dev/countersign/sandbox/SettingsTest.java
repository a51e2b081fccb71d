package dev.countersign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest {

    @Test
    void arguments_win_over_the_environment() {
        // When
        SandboxConfig config = Settings.of(
                        Map.of("ONEFLOW_SANDBOX_PORT", "1", "ONEFLOW_SANDBOX_TEMPLATE_LAG_MS", "20", "PATH", "x"),
                        "--port=2",
                        "--setup-url=https://partner.example/setup")
                .config();

        // Then
        assertThat(config.port()).isEqualTo(2);
        assertThat(config.templateLag()).isEqualTo(Duration.ofMillis(20));
        assertThat(config.setupCall().setupUrl()).isEqualTo("https://partner.example/setup");
        assertThat(config.demoAccount()).isTrue();
    }

    @Test
    void a_bad_value_and_an_unknown_name_are_told() {
        // When / Then
        assertThatThrownBy(() -> Settings.of(Map.of(), "--port=high").config())
                .hasMessage("The setting port has the bad value high");
        assertThatThrownBy(
                        () -> Settings.of(Map.of("ONEFLOW_SANDBOX_PROT", "1")).config())
                .hasMessageContaining("no settings named prot");
        assertThatThrownBy(() -> Settings.of(Map.of(), "-port").config()).hasMessageContaining("-port");
        assertThatThrownBy(() -> Settings.of(Map.of(), "--time-factor=0").config())
                .hasMessageContaining("greater than 0");
    }
}
