package dev.countersign.schemas.secrets;

/** A sealed secret does not open. The message names the owner and never the secret. */
public final class SecretUnreadableException extends RuntimeException {

    SecretUnreadableException(String message) {
        super(message);
    }
}
