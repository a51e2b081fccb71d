package dev.countersign.sync.hrm.http;

import dev.countersign.sync.config.HrmProperties;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;
import org.springframework.web.client.RestClient;

/** The one way out to HRMs: guarded addresses, no redirects, no cookies, time-outs. */
@Configuration(proxyBeanMethods = false)
class HrmHttpConfiguration {

    private static final Duration IDLE_BEFORE_CHECK = Duration.ofSeconds(2);
    private static final Duration LONGEST_USE = Duration.ofMinutes(5);
    /** Without these bounds an endless header fills the memory. */
    private static final int MAX_HEADER_LENGTH = 16_384;

    private static final int MAX_HEADERS = 200;

    @Bean
    AddressGuard addressGuard(HrmProperties properties) {
        return new AddressGuard(properties.allowedInternalHosts(), SystemDefaultDnsResolver.INSTANCE);
    }

    @Bean(destroyMethod = "close")
    CloseableHttpClient hrmHttpClient(HrmProperties properties, AddressGuard guard) {
        Timeout connect = Timeout.of(properties.connectTimeout());
        Timeout response = Timeout.of(properties.responseTimeout());
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(guard)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(MAX_HEADER_LENGTH)
                                        .setMaxHeaderCount(MAX_HEADERS)
                                        .build())
                                .build())
                        .setMaxConnTotal(properties.maxConnections())
                        .setMaxConnPerRoute(properties.maxConnectionsPerHost())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(response)
                                .setValidateAfterInactivity(TimeValue.of(IDLE_BEFORE_CHECK))
                                .setTimeToLive(TimeValue.of(LONGEST_USE))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(response)
                        .setConnectionRequestTimeout(response)
                        .build())
                .setUserAgent("countersign")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .build();
    }

    @Bean
    RestClient hrmRestClient(CloseableHttpClient hrmHttpClient, ObservationRegistry observations) {
        return RestClient.builder()
                .requestFactory(new CutOffRequests(hrmHttpClient))
                .observationRegistry(observations)
                .observationConvention(new WithoutUrls())
                .build();
    }

    /** Each request can be cut off by the {@link Exchange} that sends it. */
    private static final class CutOffRequests extends HttpComponentsClientHttpRequestFactory {
        CutOffRequests(HttpClient client) {
            super(client);
        }

        @Override
        protected void postProcessHttpRequest(ClassicHttpRequest request) {
            Exchange.sends((Cancellable) request);
        }
    }

    /** Filters are part of the URL and name people: traces and metrics must not. */
    private static final class WithoutUrls extends DefaultClientRequestObservationConvention {
        WithoutUrls() {
            super("countersign.hrm.requests");
        }

        @Override
        public KeyValues getLowCardinalityKeyValues(ClientRequestObservationContext context) {
            return KeyValues.of(method(context), status(context), outcome(context));
        }

        @Override
        public KeyValues getHighCardinalityKeyValues(ClientRequestObservationContext context) {
            return KeyValues.empty();
        }

        @Override
        public String getContextualName(ClientRequestObservationContext context) {
            return "hrm request";
        }
    }
}
