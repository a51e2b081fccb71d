package dev.countersign.sync.console;

import dev.countersign.operators.OperatorAuthentication;
import dev.countersign.operators.OperatorRights;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Lets in who knows the static token, under the name that the person gives: the token is nobody's, and what is done is to have a name. */
@Component
final class TokenSignIn implements AuthenticationProvider {

    private static final int LONGEST_NAME = 200;

    private final OperatorAuthentication operators;

    TokenSignIn(OperatorAuthentication operators) {
        this.operators = operators;
    }

    @Override
    public Authentication authenticate(Authentication shown) {
        String name = shown.getName().strip();
        boolean named = !name.isEmpty() && name.length() <= LONGEST_NAME;
        if (!(shown.getCredentials() instanceof String token) || !operators.isStaticToken(token) || !named) {
            throw new BadCredentialsException("Not the operator token, or no name");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                name, null, List.of(new SimpleGrantedAuthority(OperatorRights.OPERATOR)));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
