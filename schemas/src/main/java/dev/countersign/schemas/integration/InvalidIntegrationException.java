package dev.countersign.schemas.integration;

import org.jspecify.annotations.Nullable;

/** {@code integration.yaml} is not a valid description; the message says where and what. */
public final class InvalidIntegrationException extends RuntimeException {

    InvalidIntegrationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
