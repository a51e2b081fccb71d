package dev.countersign.sync.hrm.scim;

import dev.countersign.sync.config.HrmProperties;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
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
                .requestFactory(new HttpComponentsClientHttpRequestFactory(hrmHttpClient))
                .observationRegistry(observations)
                .observationConvention(new WithoutUrls())
                .build();
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
