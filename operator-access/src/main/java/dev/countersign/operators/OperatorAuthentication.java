package dev.countersign.operators;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/** Makes an operator of who shows the static token, or a token of the identity provider; without a configured one nobody gets in. */
public final class OperatorAuthentication {

    /** How calls with the static token appear in the list of actions. */
    public static final String STATIC_TOKEN = "operator-token";

    private final @Nullable String token;
    private final @Nullable JwtAuthenticationProvider jwt;

    public OperatorAuthentication(OperatorProperties properties, Clock clock) {
        this.token = properties.token();
        this.jwt = provider(properties.jwt(), clock);
    }

    /**
     * Tells who shows a token.
     *
     * @throws AuthenticationException if the token is not one of ours, or that can't be told
     */
    public Authentication authenticate(Authentication shown) {
        if (!(shown instanceof BearerTokenAuthenticationToken bearer)) {
            throw new InvalidBearerTokenException("Not a bearer token");
        }
        if (isStaticToken(bearer.getToken())) {
            return new PreAuthenticatedAuthenticationToken(
                    STATIC_TOKEN, "", List.of(new SimpleGrantedAuthority(OperatorRights.OPERATOR)));
        }
        if (jwt == null) {
            throw new InvalidBearerTokenException("Not the operator token");
        }
        try {
            return jwt.authenticate(bearer);
        } catch (AuthenticationServiceException e) {
            throw new IdentityProviderAwayException(e);
        }
    }

    /** Whether this is the static token; the time that the answer takes tells nothing of it. */
    public boolean isStaticToken(String shown) {
        return token != null && MessageDigest.isEqual(bytes(shown), bytes(token));
    }

    private static @Nullable JwtAuthenticationProvider provider(OperatorProperties.Jwt properties, Clock clock) {
        URI issuer = properties.issuer();
        if (issuer == null) {
            return null;
        }
        var provider = new JwtAuthenticationProvider(OperatorTokens.decoder(properties, issuer, clock));
        provider.setJwtAuthenticationConverter(new OperatorRights(properties));
        return provider;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
