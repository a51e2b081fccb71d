package dev.countersign.sync.config;

import dev.countersign.oneflow.OneflowClientSettings;
import dev.countersign.oneflow.OneflowClients;
import dev.countersign.oneflow.RateBudget;
import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.integration.IntegrationFile;
import dev.countersign.schemas.integration.LocatedIntegration;
import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.sync.budget.SharedTurns;
import dev.countersign.sync.hrm.HrmPort;
import dev.countersign.sync.mapping.IntegrationCheck;
import dev.countersign.sync.tracing.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The description of the integration, the way to Oneflow, secrets, time and chance. */
@Configuration(proxyBeanMethods = false)
class IntegrationConfiguration {

    @Bean
    IntegrationDescription integrationDescription(
            @Value("${countersign.integration:#{null}}") @Nullable String location,
            ResourceLoader resources,
            HrmPort port)
            throws IOException {
        LocatedIntegration located = located(location, resources);
        IntegrationCheck.check(located, port.attributes());
        return located.description();
    }

    private static LocatedIntegration located(@Nullable String location, ResourceLoader resources) throws IOException {
        if (location == null || location.isBlank()) {
            return IntegrationFile.readDefaultLocated();
        }
        Resource file = resources.getResource(location.contains(":") ? location : "file:" + location);
        if (!file.exists()) {
            throw new IllegalArgumentException("countersign.integration names " + location + ", which does not exist");
        }
        try (InputStream in = file.getInputStream()) {
            return IntegrationFile.readLocated(in, location);
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** For jitter only. */
    @Bean
    RandomGenerator random() {
        return new SplittableRandom();
    }

    @Bean
    SecretBox credentialsBox(SecretsProperties secrets) {
        return SecretBox.fromKeyset(Objects.requireNonNull(secrets.credentialsKeyset()));
    }

    @Bean
    RateBudget rateBudget(OneflowProperties oneflow) {
        RateBudget documented = RateBudget.documented();
        return new RateBudget(
                oneflow.requestsPerWindow(),
                documented.window(),
                oneflow.longestBudgetWait(),
                documented.pauseAfter429());
    }

    @Bean(initMethod = "forgetUnused")
    SharedTurns sharedTurns(JdbcClient jdbc, RateBudget budget, OneflowProperties oneflow) {
        return new SharedTurns(jdbc, budget, oneflow.reservePercent());
    }

    @Bean(destroyMethod = "close")
    OneflowClients oneflowClients(
            OneflowProperties oneflow,
            RateBudget budget,
            SharedTurns turns,
            TraceContext traces,
            MeterRegistry meters) {
        OneflowClientSettings defaults = OneflowClientSettings.of(oneflow.baseUrl());
        return OneflowClients.create(defaults.withTimeouts(
                        oneflow.connectTimeout(),
                        oneflow.callTimeout(),
                        oneflow.callTimeout(),
                        defaults.downloadTimeout())
                .withBudget(budget, defaults.maxTokens())
                .withExtraHeaders(traces::currentHeaders)
                .withTurns(turns)
                .withObserver(new OneflowCallMetrics(meters)));
    }
}
