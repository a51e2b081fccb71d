package dev.countersign.schemas.register;

/** A deployment step failed; the message says at what and why. */
public final class RegistrationFailedException extends RuntimeException {

    RegistrationFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
