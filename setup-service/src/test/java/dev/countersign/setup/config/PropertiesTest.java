package dev.countersign.setup.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.countersign.setup.TestProperties;
import dev.countersign.setup.config.SetupProperties.RequestForm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PropertiesTest {

    @Test
    void a_bad_value_is_named_together_with_its_property() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropertyChecks.httpUrl("countersign.setup.webhook-base-url", null))
                .withMessageContaining("countersign.setup.webhook-base-url is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropertyChecks.httpUrl("countersign.setup.return-url", URI.create("mailto:a@b")))
                .withMessageContaining("countersign.setup.return-url")
                .withMessageContaining("mailto:a@b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SetupProperties.Automatic(Set.of(RequestForm.FORM), "to ken", "a", "b", "c"))
                .withMessageContaining("countersign.setup.automatic.token-parameter")
                .withMessageContaining("'to ken'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SetupProperties.Automatic(Set.of(), "token", "a", "b", "c"))
                .withMessageContaining("countersign.setup.automatic.request-forms must list query, form or both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SetupProperties.Hrm(List.of("http://hr")))
                .withMessageContaining("countersign.setup.hrm.allowed-internal-hosts")
                .withMessageContaining("'http://hr'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutboxProperties(0, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .withMessageContaining("countersign.outbox.batch-size must be 1 to 10000, it is 0");
    }

    @Test
    void the_sync_service_s_address_and_token_belong_together_and_the_token_is_never_shown() {
        assertThat(sync("http://sync:18120", "canary-0123456789").toString()).doesNotContain("canary");
        assertThat(sync("", "").baseUrl()).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sync("http://sync:18120", null))
                .withMessageContaining("countersign.sync.service-token")
                .withMessageContaining("http://sync:18120");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sync(null, "canary-0123456789"))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("canary"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sync("http://sync:18120", "short"))
                .withMessageContaining("countersign.sync.service-token must have at least 16")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("short"));
    }

    private static SyncServiceProperties sync(@Nullable String url, @Nullable String token) {
        return new SyncServiceProperties(
                url == null ? null : URI.create(url),
                token,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    @Test
    void the_callback_url_ends_with_the_endpoint() {
        assertThat(TestProperties.setup().callbackUrl("e1"))
                .isEqualTo("https://hooks.countersign.example/api/webhooks/oneflow/events/e1");
    }
}
