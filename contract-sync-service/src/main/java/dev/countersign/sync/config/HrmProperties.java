package dev.countersign.sync.config;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How HRMs are reached.
 *
 * @param descriptions files that describe further kinds of HRM
 * @param allowedInternalHosts {@code host} or {@code host:port} that may have an internal address and may be reached by plain http
 * @param connectTimeout for opening a connection
 * @param responseTimeout for each read of an answer
 * @param exchangeTimeout for one request with its whole answer; a sync is given up after two of these
 * @param maxResponseBytes a longer answer is refused
 * @param maxConnections open at once to all HRMs
 * @param maxConnectionsPerHost of these, to one host
 */
@ConfigurationProperties("countersign.hrm")
public record HrmProperties(
        @DefaultValue List<String> descriptions,
        @DefaultValue List<String> allowedInternalHosts,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration responseTimeout,
        @DefaultValue("30s") Duration exchangeTimeout,
        @DefaultValue("2097152") int maxResponseBytes,
        @DefaultValue("100") int maxConnections,
        @DefaultValue("16") int maxConnectionsPerHost) {

    private static final int MOST_CONNECTIONS = 10_000;

    public HrmProperties {
        descriptions = List.copyOf(descriptions);
        allowedInternalHosts = List.copyOf(allowedInternalHosts);
        for (String host : allowedInternalHosts) {
            if (!host.matches("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+)(:\\d{1,5})?")) {
                throw new IllegalArgumentException("countersign.hrm.allowed-internal-hosts must list host or host:port "
                        + "(IPv6 in brackets), it has '" + host + "'");
            }
        }
        PropertyChecks.positive("countersign.hrm.connect-timeout", connectTimeout);
        PropertyChecks.positive("countersign.hrm.response-timeout", responseTimeout);
        PropertyChecks.positive("countersign.hrm.exchange-timeout", exchangeTimeout);
        PropertyChecks.between("countersign.hrm.max-response-bytes", maxResponseBytes, 1024, Integer.MAX_VALUE);
        PropertyChecks.between("countersign.hrm.max-connections", maxConnections, 1, MOST_CONNECTIONS);
        PropertyChecks.between("countersign.hrm.max-connections-per-host", maxConnectionsPerHost, 1, maxConnections);
    }
}
