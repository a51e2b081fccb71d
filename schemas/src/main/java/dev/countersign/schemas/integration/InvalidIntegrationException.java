package dev.countersign.schemas.integration;

/** {@code integration.yaml} is not a valid description; the message says where and what. */
public final class InvalidIntegrationException extends RuntimeException {

    InvalidIntegrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
