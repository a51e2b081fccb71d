package dev.countersign.local.chaos;

import dev.countersign.local.stack.StartFailedException;
import java.time.Duration;

/** Lets time pass. */
final class Pauses {

    private Pauses() {}

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailedException("The run was interrupted", e);
        }
    }
}
