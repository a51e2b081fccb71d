package dev.countersign.oneflow;

import io.micronaut.http.client.HttpClientConfiguration;
import jakarta.inject.Singleton;
import java.util.List;

/** Our settings in Micronaut's words. */
@Singleton
final class WireConfiguration extends HttpClientConfiguration {

    /** At DEBUG methods and addresses, at TRACE headers too; secret and personal ones masked, bodies never. */
    static final String LOGGER = "dev.countersign.oneflow.wire";

    private static final int PENDING_PER_CONNECTION = 16;

    private final ConnectionPoolConfiguration pool = new ConnectionPoolConfiguration();

    WireConfiguration(OneflowClientSettings settings) {
        setConnectTimeout(settings.timeouts().connect());
        setReadTimeout(settings.timeouts().read());
        setRequestTimeout(settings.timeouts().total());
        setMaxContentLength(settings.limits().responseBytes());
        // A redirect would carry the token to wherever Oneflow's answer points.
        setFollowRedirects(false);
        // Bounded by the pool below, and what the tests run against.
        setAlpnModes(List.of("http/1.1"));
        setLoggerName(LOGGER);
        setDefaultCharset(BodyHidingCharset.INSTANCE);
        pool.setMaxConcurrentHttp1Connections(settings.limits().connections());
        pool.setMaxPendingAcquires(settings.limits().connections() * PENDING_PER_CONNECTION);
        pool.setAcquireTimeout(settings.timeouts().total());
    }

    @Override
    public ConnectionPoolConfiguration getConnectionPoolConfiguration() {
        return pool;
    }
}
