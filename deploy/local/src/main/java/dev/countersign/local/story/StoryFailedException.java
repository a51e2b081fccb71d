package dev.countersign.local.story;

import java.io.Serial;

/** The story did not go on as it must; the message says what was expected and what came instead. */
public final class StoryFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Tells what went wrong.
     *
     * @param message what was expected and what came instead
     */
    public StoryFailedException(String message) {
        super(message);
    }
}
