package dev.countersign.local.operator;

/** A service did not do what was asked; the message says which, why, and what to do. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ApiException(String message) {
        super(message);
    }
}
