package dev.countersign.setup.operator;

import dev.countersign.operators.OperatorAuthentication;
import dev.countersign.operators.OperatorProblems;
import dev.countersign.operators.OperatorProperties;
import dev.countersign.operators.WrongTokens;
import java.time.Clock;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How the operator API is guarded: bearer tokens from the Authorization header alone, problem documents for who is kept out. */
@Component
public final class OperatorAccess {

    private final WrongTokens tokens;
    private final OperatorProblems problems;

    OperatorAccess(
            OperatorAuthentication authentication,
            OperatorProperties properties,
            OperatorActions actions,
            Clock clock,
            JsonMapper json) {
        this.tokens = new WrongTokens(authentication::authenticate, properties, clock);
        this.problems = new OperatorProblems(
                properties,
                properties.isOn(),
                who -> actions.add(
                        who, OperatorAction.REFUSED_CALL, null, OperatorAction.Outcome.REFUSED, "the right is missing"),
                json);
    }

    public void configure(OAuth2ResourceServerConfigurer<HttpSecurity> server) {
        server.authenticationManagerResolver(tokens)
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems);
    }
}
