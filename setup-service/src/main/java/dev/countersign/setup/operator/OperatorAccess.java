package dev.countersign.setup.operator;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.stereotype.Component;

/** How the operator API is guarded: bearer tokens from the Authorization header alone, problem documents for who is kept out. */
@Component
public final class OperatorAccess {

    /** What the security chain asks for. */
    public static final String OPERATOR = "OPERATOR";

    private final OperatorAuthentication authentication;
    private final OperatorProblems problems;

    OperatorAccess(OperatorAuthentication authentication, OperatorProblems problems) {
        this.authentication = authentication;
        this.problems = problems;
    }

    public void configure(OAuth2ResourceServerConfigurer<HttpSecurity> server) {
        server.authenticationManagerResolver(request -> authentication::authenticate)
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems);
    }
}
