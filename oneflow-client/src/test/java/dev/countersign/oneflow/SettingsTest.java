package dev.countersign.oneflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.countersign.oneflow.model.ContractFilter;
import dev.countersign.oneflow.model.FieldRef;
import dev.countersign.oneflow.model.NewContract;
import dev.countersign.oneflow.model.NewParty;
import dev.countersign.oneflow.model.PartyType;
import dev.countersign.oneflow.model.SignKey;
import dev.countersign.oneflow.model.WebhookFilter;
import dev.countersign.oneflow.model.WebhookSpec;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be known to be wrong before anything is sent is refused with the place and the value. */
final class SettingsTest {

    private static final OneflowClientSettings SETTINGS =
            OneflowClientSettings.of(URI.create("https://api.oneflow.com/v1"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.oneflow.com/v1",
                "ftp://a/v1",
                "https://u:p@a/v1",
                "https://a/v1?x=1",
                "https://a/v1#x",
                "https:///v1"
            })
    void unusable_base_addresses_are_refused(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneflowClientSettings.of(URI.create(uri)))
                .withMessageStartingWith("baseUri");
    }

    @Test
    void settings_that_are_no_durations_or_counts_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withRetries(0, Duration.ofMillis(1)))
                .withMessage("maxAttempts must be positive, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withTimeouts(
                        Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .withMessage("connectTimeout must be positive, but is PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withCustomSource("a\r\nb"))
                .withMessageStartingWith("customSource");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateBudget(1, Duration.ofMinutes(5), Duration.ZERO, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new RateBudget(4, Duration.ofMinutes(5), Duration.ofSeconds(-1), Duration.ofSeconds(1)));
    }

    @Test
    void requests_beyond_oneflows_limits_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewContract(1, 2, "x".repeat(131), Map.of(), List.of()))
                .withMessageContaining("131 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewContract(1, 2, null, Map.of("f", "x".repeat(1025)), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewParty(PartyType.INDIVIDUAL, null, null, null, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookSpec("x".repeat(1001), new SignKey("k"), null, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> WebhookFilter.eventTypes(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookFilter.eventTypes(Collections.nCopies(51, "contract:sign")));
        assertThatIllegalArgumentException().isThrownBy(() -> new ContractFilter(Map.of("limit", "5")));
        assertThatIllegalArgumentException().isThrownBy(() -> FieldRef.customId("../../users"));
    }

    @Test
    void retries_wait_longer_each_time_and_never_all_at_once() {
        RetryPause pause = new RetryPause(Duration.ofMillis(100), new java.util.Random(7));

        List<Duration> waits = List.of(pause.before(1), pause.before(2), pause.before(3));

        assertThat(waits.get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(waits.get(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(waits.get(2)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
    }

    @Test
    void addresses_inside_a_boot_jar_are_rewritten_for_micronaut() {
        assertThat(NestedJarClassLoader.rewrite("jar:nested:/opt/a b/app.jar/!BOOT-INF/lib/x.jar!/META-INF/micronaut/"))
                .isEqualTo("jar:file:/opt/a b/app.jar!/BOOT-INF/lib/x.jar!/META-INF/micronaut/");
        assertThat(NestedJarClassLoader.rewrite("jar:file:/x.jar!/META-INF/")).isEqualTo("jar:file:/x.jar!/META-INF/");
        assertThat(NestedJarClassLoader.rewrite("file:/x/")).isEqualTo("file:/x/");
    }
}
