package dev.countersign.setup;

import dev.countersign.setup.config.ProvisioningProperties;
import dev.countersign.setup.config.SetupProperties;
import dev.countersign.setup.config.SetupProperties.RequestForm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Configuration for unit tests. */
public final class TestProperties {

    private TestProperties() {}

    public static SetupProperties setup(String... allowedInternalHosts) {
        return setup(
                new SetupProperties.Automatic(
                        Set.of(RequestForm.QUERY, RequestForm.FORM), "token", "account_id", "user_email", "return_url"),
                allowedInternalHosts);
    }

    public static SetupProperties setup(SetupProperties.Automatic automatic, String... allowedInternalHosts) {
        return new SetupProperties(
                URI.create("https://setup.countersign.example"),
                URI.create("https://hooks.countersign.example/api/webhooks/oneflow/events"),
                URI.create("https://app.oneflow.com/"),
                List.of(URI.create("https://app.test.oneflow.com:8443")),
                automatic,
                new SetupProperties.TokenAttempts(3, 5),
                new SetupProperties.Hrm(List.of(allowedInternalHosts)),
                new ProvisioningProperties(
                        4,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(10)));
    }
}
