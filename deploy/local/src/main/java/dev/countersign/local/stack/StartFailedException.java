package dev.countersign.local.stack;

import java.io.Serial;

/** A part of the system did not come up; the message says which, why, and which file to read. */
public final class StartFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    StartFailedException(String message) {
        super(message);
    }

    StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
