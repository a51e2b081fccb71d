package dev.countersign.local.stack;

import java.io.Serial;

/** A part of the system did not come up; the message says which, why, and which file to read. */
public final class StartFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Without a cause.
     *
     * @param message which part, why, and which file to read
     */
    public StartFailedException(String message) {
        super(message);
    }

    /**
     * With a cause.
     *
     * @param message which part, why, and which file to read
     * @param cause what was thrown
     */
    public StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
