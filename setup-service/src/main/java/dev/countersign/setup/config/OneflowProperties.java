package dev.countersign.setup.config;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Oneflow's API is reached.
 *
 * @param baseUrl with the version, for example {@code https://api.oneflow.com/v1}
 * @param connectTimeout for opening a connection
 * @param callTimeout for one try of a call
 */
@ConfigurationProperties("countersign.oneflow")
public record OneflowProperties(
        @DefaultValue("https://api.oneflow.com/v1") URI baseUrl,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration callTimeout) {
    public OneflowProperties {
        PropertyChecks.httpUrl("countersign.oneflow.base-url", baseUrl);
        PropertyChecks.positive("countersign.oneflow.connect-timeout", connectTimeout);
        PropertyChecks.positive("countersign.oneflow.call-timeout", callTimeout);
    }
}
