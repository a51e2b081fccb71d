package dev.countersign.operators;

import org.springframework.security.core.AuthenticationException;

/** Whether a token is genuine can't be told, because the keys of its issuer can't be had. */
final class IdentityProviderAwayException extends AuthenticationException {

    IdentityProviderAwayException(Throwable cause) {
        super("The keys of the tokens' issuer can't be had", cause);
    }
}
