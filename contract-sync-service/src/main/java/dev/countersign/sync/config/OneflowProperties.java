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
 * @param requestsPerWindow what all replicas together may send with a token in five minutes
 * @param longestBudgetWait how long a worker waits for its turn before the contract is put back
 * @param reservePercent the part of what may be sent at once (a quarter of the requests) that backfill leaves to what somebody waits for
 */
@ConfigurationProperties("countersign.oneflow")
public record OneflowProperties(
        @DefaultValue("https://api.oneflow.com/v1") URI baseUrl,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration callTimeout,
        @DefaultValue("1900") int requestsPerWindow,
        @DefaultValue("5s") Duration longestBudgetWait,
        @DefaultValue("50") int reservePercent) {

    private static final int MOST_REQUESTS = 1_000_000;
    private static final int LEAST_REQUESTS = 4;
    private static final int MOST_RESERVED = 90;

    public OneflowProperties {
        PropertyChecks.httpUrl("countersign.oneflow.base-url", baseUrl);
        PropertyChecks.positive("countersign.oneflow.connect-timeout", connectTimeout);
        PropertyChecks.positive("countersign.oneflow.call-timeout", callTimeout);
        PropertyChecks.between(
                "countersign.oneflow.requests-per-window", requestsPerWindow, LEAST_REQUESTS, MOST_REQUESTS);
        PropertyChecks.notNegative("countersign.oneflow.longest-budget-wait", longestBudgetWait);
        PropertyChecks.between("countersign.oneflow.reserve-percent", reservePercent, 0, MOST_RESERVED);
    }
}
