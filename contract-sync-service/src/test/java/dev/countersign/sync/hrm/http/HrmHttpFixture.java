package dev.countersign.sync.hrm.http;

import dev.countersign.sync.config.HrmProperties;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** The way out to HRMs as the service wires it, without Spring's context; 127.0.0.1 is allowed. */
public final class HrmHttpFixture implements AutoCloseable {

    private final CloseableHttpClient client;
    private final HrmHttp http;

    /** With so much time for each exchange. */
    public HrmHttpFixture(Duration exchangeTimeout) {
        HrmProperties properties = new HrmProperties(
                List.of(),
                List.of("127.0.0.1"),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                exchangeTimeout,
                100_000,
                20,
                20);
        AddressGuard guard = new AddressGuard(properties.allowedInternalHosts(), SystemDefaultDnsResolver.INSTANCE);
        HrmHttpConfiguration configuration = new HrmHttpConfiguration();
        client = configuration.hrmHttpClient(properties, guard);
        RestClient rest = configuration.hrmRestClient(client, ObservationRegistry.NOOP);
        http = new HrmHttp(rest, guard, JsonMapper.shared(), properties);
    }

    public HrmHttp http() {
        return http;
    }

    public AccessTokens tokens() {
        return new AccessTokens(http, Clock.systemUTC());
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
