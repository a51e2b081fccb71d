package dev.countersign.sync.access;

import dev.countersign.operators.OperatorConfiguration;
import dev.countersign.operators.OperatorProblems;
import dev.countersign.operators.OperatorProperties;
import dev.countersign.operators.OperatorRights;
import dev.countersign.operators.ResponseHeaders;
import dev.countersign.operators.WrongTokens;
import dev.countersign.sync.config.InternalProperties;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

/** The doors for programs: the management port, and everything that is nobody's page. What is not listed here is for operators who may act. */
@Configuration(proxyBeanMethods = false)
@Import(OperatorConfiguration.class)
class ApiSecurity {

    private static final Logger LOG = LoggerFactory.getLogger(ApiSecurity.class);

    /** On a port of its own that only the platform reaches. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain management(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain programs(
            HttpSecurity http,
            BearerTokens tokens,
            OperatorProperties operators,
            InternalProperties internal,
            Clock clock,
            JsonMapper json)
            throws Exception {
        var problems = new OperatorProblems(
                operators, operators.isOn() || internal.serviceToken() != null, ApiSecurity::refused, json);
        var guarded = new WrongTokens(tokens::authenticate, operators, clock);
        return http.oauth2ResourceServer(server -> server.authenticationManagerResolver(guarded)
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/internal/**")
                        .hasAuthority(BearerTokens.SETUP_SERVICE)
                        .requestMatchers(HttpMethod.GET)
                        .hasAnyAuthority(OperatorRights.READER, OperatorRights.OPERATOR)
                        .anyRequest()
                        .hasAuthority(OperatorRights.OPERATOR))
                // No cookie lets anybody in here, so there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(ResponseHeaders::configure)
                .build();
    }

    private static void refused(Authentication who) {
        LOG.atWarn().addKeyValue("caller", who.getName()).log("A caller is known and may not do what it asked for");
    }

    /** Nobody signs in by a password; without this bean Spring Boot makes a user and logs its password. */
    @Bean
    AuthenticationManager nobodyByPassword() {
        return authentication -> {
            throw new ProviderNotFoundException("There are no passwords here");
        };
    }
}
