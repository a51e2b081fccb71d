package dev.countersign.sync.config;

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
 * @param requestsPerWindow this process's share of what Oneflow allows a token in five minutes
 * @param longestBudgetWait how long a worker waits for its turn before the contract is put back
 */
@ConfigurationProperties("countersign.oneflow")
public record OneflowProperties(
        @DefaultValue("https://api.oneflow.com/v1") URI baseUrl,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration callTimeout,
        @DefaultValue("2000") int requestsPerWindow,
        @DefaultValue("5s") Duration longestBudgetWait) {

    private static final int MOST_REQUESTS = 1_000_000;
    private static final int LEAST_REQUESTS = 4;

    public OneflowProperties {
        PropertyChecks.httpUrl("countersign.oneflow.base-url", baseUrl);
        PropertyChecks.positive("countersign.oneflow.connect-timeout", connectTimeout);
        PropertyChecks.positive("countersign.oneflow.call-timeout", callTimeout);
        PropertyChecks.between(
                "countersign.oneflow.requests-per-window", requestsPerWindow, LEAST_REQUESTS, MOST_REQUESTS);
        PropertyChecks.notNegative("countersign.oneflow.longest-budget-wait", longestBudgetWait);
    }
}
