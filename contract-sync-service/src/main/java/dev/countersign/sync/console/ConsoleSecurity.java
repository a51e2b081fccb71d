package dev.countersign.sync.console;

import dev.countersign.operators.ClientAttempts;
import dev.countersign.operators.OperatorProperties;
import dev.countersign.operators.OperatorRights;
import dev.countersign.operators.ResponseHeaders;
import dev.countersign.sync.config.ConsoleProperties;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/** The door for people: a session after signing in at the identity provider, or with the static token. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    private static final int BEFORE_PROGRAMS = 100;

    @Bean
    @Order(BEFORE_PROGRAMS)
    SecurityFilterChain console(
            HttpSecurity http,
            ConsoleProperties properties,
            OperatorProperties operators,
            TokenSignIn tokens,
            IdentityProvider identityProvider,
            SignIns signIns,
            Clock clock)
            throws Exception {
        var attempts = new ClientAttempts(
                properties.signIns().perAddress(), properties.signIns().overall(), clock);
        http.securityMatcher(ConsolePaths.CONSOLE, ConsolePaths.CONSOLE + "/**")
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(ConsolePaths.SIGN_IN, ConsolePaths.ASSETS + "/**")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET)
                                .hasAnyAuthority(OperatorRights.READER, OperatorRights.OPERATOR)
                                .anyRequest()
                                .hasAuthority(OperatorRights.OPERATOR))
                .securityContext(context -> context.securityContextRepository(signIns))
                .addFilterBefore(new SessionEnd(clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new SignInLimit(attempts), OAuth2AuthorizationRequestRedirectFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens(properties.isServedSecurely())))
                // A kept request would make a session for everybody who only looks for a door.
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(ConsolePaths.SIGN_IN)))
                .logout(logout ->
                        logout.logoutUrl(ConsolePaths.SIGN_OUT).logoutSuccessUrl(ConsolePaths.SIGN_IN + "?signed-out"))
                .headers(ResponseHeaders::configure);
        if (operators.token() != null) {
            http.authenticationProvider(tokens)
                    .formLogin(form -> form.loginPage(ConsolePaths.SIGN_IN)
                            .usernameParameter("name")
                            .passwordParameter("token")
                            .defaultSuccessUrl(ConsolePaths.CONSOLE)
                            .failureHandler(backTo("?refused")));
        }
        if (identityProvider.isOn()) {
            http.oauth2Login(identityProvider::configure);
        }
        return http.build();
    }

    /** Without the usual note in a session, which would make one for everybody who only tries. */
    static AuthenticationFailureHandler backTo(String problem) {
        return (request, response, reason) -> response.sendRedirect(ConsolePaths.SIGN_IN + problem);
    }

    /** In a cookie, so that a page for everybody makes no session. */
    private static CookieCsrfTokenRepository formTokens(boolean secure) {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName(secure ? "__Host-countersign-console-form" : "countersign-console-form");
        repository.setCookiePath("/");
        repository.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(secure).sameSite("Lax"));
        return repository;
    }
}
