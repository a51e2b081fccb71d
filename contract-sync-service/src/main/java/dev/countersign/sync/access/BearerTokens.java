package dev.countersign.sync.access;

import dev.countersign.operators.OperatorAuthentication;
import dev.countersign.operators.OperatorProperties;
import dev.countersign.sync.config.InternalProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;

/** Tells by the token who calls: the setup service, or an operator. */
@Component
final class BearerTokens {

    /** What the setup service is, and nobody else. */
    static final String SETUP_SERVICE = "SETUP_SERVICE";

    private final byte @Nullable [] setupService;
    private final OperatorAuthentication operators;

    BearerTokens(OperatorAuthentication operators, OperatorProperties properties, InternalProperties internal) {
        String serviceToken = internal.serviceToken();
        if (serviceToken != null && serviceToken.equals(properties.token())) {
            throw new IllegalArgumentException(
                    "countersign.internal.service-token must not be the same as countersign.operator.token: it is to open less");
        }
        this.setupService = serviceToken == null ? null : bytes(serviceToken);
        this.operators = operators;
    }

    Authentication authenticate(Authentication shown) {
        if (setupService != null
                && shown instanceof BearerTokenAuthenticationToken bearer
                && MessageDigest.isEqual(bytes(bearer.getToken()), setupService)) {
            return new PreAuthenticatedAuthenticationToken(
                    "setup-service", "", List.of(new SimpleGrantedAuthority(SETUP_SERVICE)));
        }
        return operators.authenticate(shown);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
