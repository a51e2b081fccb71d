package dev.countersign.baselines.sequential;

import dev.countersign.oneflow.OneflowClientSettings;
import dev.countersign.oneflow.OneflowClients;
import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.integration.IntegrationFile;
import dev.countersign.sync.config.HrmProperties;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** The service's mapping and HRM adapter, and what they need; nothing else of it. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({"dev.countersign.sync.hrm", "dev.countersign.sync.mapping"})
class Parts {

    private static final int CONNECTIONS = 16;
    private static final int LONGEST_ANSWER = 2_097_152;

    @Bean
    HrmProperties hrmProperties() {
        return new HrmProperties(
                List.of(),
                List.of("127.0.0.1"),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                LONGEST_ANSWER,
                CONNECTIONS,
                CONNECTIONS);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    JsonMapper jsonMapper() {
        return JsonMapper.shared();
    }

    @Bean
    ObservationRegistry observationRegistry() {
        return ObservationRegistry.NOOP;
    }

    @Bean
    IntegrationDescription integrationDescription() {
        return IntegrationFile.readDefault();
    }

    @Bean(destroyMethod = "close")
    OneflowClients oneflowClients(Environment environment) {
        return OneflowClients.create(
                OneflowClientSettings.of(URI.create(environment.getRequiredProperty("BASELINE_ONEFLOW"))));
    }
}
