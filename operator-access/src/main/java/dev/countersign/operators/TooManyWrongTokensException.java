package dev.countersign.operators;

import org.springframework.security.core.AuthenticationException;

/** A client showed so many wrong tokens that the next one is not even looked at. */
final class TooManyWrongTokensException extends AuthenticationException {

    TooManyWrongTokensException() {
        super("Too many wrong tokens");
    }
}
