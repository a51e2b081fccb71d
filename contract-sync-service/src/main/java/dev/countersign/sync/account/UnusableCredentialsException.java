package dev.countersign.sync.account;

/** Stored credentials are not what they should be. The message never holds them. */
public final class UnusableCredentialsException extends RuntimeException {

    UnusableCredentialsException(String message) {
        super(message);
    }
}
