package dev.countersign.setup.config;

import dev.countersign.schemas.integration.IntegrationDescription;
import dev.countersign.schemas.integration.IntegrationFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** The description of the integration, time and chance. */
@Configuration(proxyBeanMethods = false)
class IntegrationConfiguration {

    @Bean
    IntegrationDescription integrationDescription(
            @Value("${countersign.integration:#{null}}") @Nullable String location, ResourceLoader resources)
            throws IOException {
        if (location == null || location.isBlank()) {
            return IntegrationFile.readDefault();
        }
        Resource file = resources.getResource(location.contains(":") ? location : "file:" + location);
        if (!file.exists()) {
            throw new IllegalArgumentException("countersign.integration names " + location + ", which does not exist");
        }
        try (InputStream in = file.getInputStream()) {
            return IntegrationFile.read(in, location);
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** For endpoint ids and sign keys: must not be guessable. */
    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }
}
