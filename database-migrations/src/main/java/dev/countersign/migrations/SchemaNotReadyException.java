package dev.countersign.migrations;

import org.jspecify.annotations.Nullable;

/** The database lacks migrations that this program needs, or does not tell which it has. */
final class SchemaNotReadyException extends RuntimeException {

    SchemaNotReadyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
