package dev.countersign.setup.web;

import dev.countersign.operators.OperatorConfiguration;
import dev.countersign.operators.OperatorRights;
import dev.countersign.operators.ResponseHeaders;
import dev.countersign.setup.config.SetupProperties;
import dev.countersign.setup.onboarding.Admin;
import dev.countersign.setup.onboarding.SetupPaths;
import dev.countersign.setup.operator.OperatorAccess;
import dev.countersign.setup.operator.OperatorApi;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Three doors: the management port, the operator API, and the admin's pages. */
@Configuration(proxyBeanMethods = false)
@Import(OperatorConfiguration.class)
class WebSecurity {

    /** On a port of its own that only the platform reaches. */
    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain operators(HttpSecurity http, OperatorAccess operators) throws Exception {
        return http.securityMatcher(OperatorApi.patterns())
                .oauth2ResourceServer(operators::configure)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
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

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, SecurityContextRepository contexts, CsrfTokenRepository formTokens)
            throws Exception {
        var sessionExpired = new SessionExpired();
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(
                                        SetupPaths.SETUP,
                                        SetupPaths.TOKEN,
                                        SetupPaths.RETRY,
                                        SetupPaths.PROBLEM + "/**",
                                        SetupPaths.LANGUAGE + "/**",
                                        SetupPaths.ASSETS + "/**")
                                .permitAll()
                                // Nobody should type a secret into an account that somebody else sent them to.
                                .requestMatchers(SetupPaths.HRM, SetupPaths.MAPPING, SetupPaths.RECONNECT)
                                .hasAuthority(Admin.CONFIRMED)
                                .requestMatchers(SetupPaths.SETUP + "/**")
                                .authenticated()
                                .anyRequest()
                                .denyAll())
                .securityContext(context -> context.securityContextRepository(contexts))
                // Oneflow posts to the entrance and can't know a token of ours; the entrance itself demands Oneflow's.
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens)
                        .ignoringRequestMatchers(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, SetupPaths.SETUP)))
                // A kept request would keep the token of its query.
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(sessionExpired).accessDeniedHandler(sessionExpired))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(ResponseHeaders::configure)
                .build();
    }

    /** In a cookie, so that a page for everybody makes no session. */
    @Bean
    CookieCsrfTokenRepository formTokens(SetupProperties properties) {
        boolean secure = properties.isServedSecurely();
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName(secure ? "__Host-countersign-setup-form" : "countersign-setup-form");
        repository.setCookiePath("/");
        repository.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(secure).sameSite("Lax"));
        return repository;
    }

    /** Nobody signs in by a password; without this bean Spring Boot makes a user and logs its password. */
    @Bean
    AuthenticationManager nobodyByPassword() {
        return authentication -> {
            throw new ProviderNotFoundException("There are no passwords here");
        };
    }
}
