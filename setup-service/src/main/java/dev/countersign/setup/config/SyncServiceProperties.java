package dev.countersign.setup.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the contract sync service is asked.
 *
 * @param baseUrl where it is; unset: it is not asked, HRMs can't be tried out and the status page knows nothing of contracts
 * @param serviceToken what it knows this service by
 * @param connectTimeout for opening a connection
 * @param testTimeout for trying an HRM out; longer than the sync service's own deadline
 * @param activityTimeout for asking how an account's contracts fare
 */
@ConfigurationProperties("countersign.sync")
public record SyncServiceProperties(
        @Nullable URI baseUrl,
        @Nullable String serviceToken,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration testTimeout,
        @DefaultValue("2s") Duration activityTimeout) {

    private static final String PREFIX = "countersign.sync.";
    private static final int SHORTEST_TOKEN = 16;

    public SyncServiceProperties {
        baseUrl = baseUrl == null || baseUrl.toString().isBlank()
                ? null
                : PropertyChecks.httpUrl(PREFIX + "base-url", baseUrl);
        serviceToken = serviceToken == null || serviceToken.isBlank() ? null : serviceToken;
        if ((baseUrl == null) != (serviceToken == null)) {
            throw new IllegalArgumentException(PREFIX + "base-url and " + PREFIX
                    + "service-token belong together: set both or none; only the "
                    + (baseUrl == null ? "token" : "address " + baseUrl) + " is set");
        }
        if (serviceToken != null && serviceToken.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(PREFIX + "service-token must have at least " + SHORTEST_TOKEN
                    + " characters, it has " + serviceToken.length());
        }
        PropertyChecks.positive(PREFIX + "connect-timeout", connectTimeout);
        PropertyChecks.positive(PREFIX + "test-timeout", testTimeout);
        PropertyChecks.positive(PREFIX + "activity-timeout", activityTimeout);
    }

    @Override
    public String toString() {
        return "SyncServiceProperties[baseUrl=" + baseUrl + ", serviceToken="
                + (serviceToken == null ? "unset" : "redacted") + "]";
    }
}
