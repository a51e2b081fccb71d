package dev.countersign.setup.operator;

import dev.countersign.operators.OperatorAuthentication;
import dev.countersign.operators.OperatorProblems;
import dev.countersign.operators.OperatorProperties;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How the operator API is guarded: bearer tokens from the Authorization header alone, problem documents for who is kept out. */
@Component
public final class OperatorAccess {

    private final OperatorAuthentication authentication;
    private final OperatorProblems problems;

    OperatorAccess(
            OperatorAuthentication authentication,
            OperatorProperties properties,
            OperatorActions actions,
            JsonMapper json) {
        this.authentication = authentication;
        this.problems = new OperatorProblems(
                properties,
                properties.isOn(),
                who -> actions.add(
                        who, OperatorAction.REFUSED_CALL, null, OperatorAction.Outcome.REFUSED, "the right is missing"),
                json);
    }

    public void configure(OAuth2ResourceServerConfigurer<HttpSecurity> server) {
        server.authenticationManagerResolver(request -> authentication::authenticate)
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems);
    }
}
