package dev.countersign.operators;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a service imports that lets operators in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperatorProperties.class)
public class OperatorConfiguration {

    @Bean
    OperatorAuthentication operatorAuthentication(OperatorProperties properties, Clock clock) {
        return new OperatorAuthentication(properties, clock);
    }

    @Bean
    OperatorRights operatorRights(OperatorProperties properties) {
        return new OperatorRights(properties.jwt());
    }
}
