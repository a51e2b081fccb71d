package dev.countersign.setup.syncservice;

import dev.countersign.setup.config.SyncServiceProperties;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The way to the sync service. */
@Configuration(proxyBeanMethods = false)
class SyncServiceConfiguration {

    @Bean
    SyncService syncService(SyncServiceProperties properties, ObservationRegistry observations) {
        URI baseUrl = properties.baseUrl();
        String token = properties.serviceToken();
        if (baseUrl == null || token == null) {
            return new NotConnected();
        }
        // Redirects are not followed: the token is for this address only.
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        RestClient.Builder client = RestClient.builder()
                .baseUrl(baseUrl)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .observationRegistry(observations);
        return new HttpSyncService(
                client.clone()
                        .requestFactory(requests(http, properties.testTimeout()))
                        .build(),
                client.clone()
                        .requestFactory(requests(http, properties.activityTimeout()))
                        .build());
    }

    private static JdkClientHttpRequestFactory requests(HttpClient http, Duration timeout) {
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(timeout);
        return requests;
    }
}
