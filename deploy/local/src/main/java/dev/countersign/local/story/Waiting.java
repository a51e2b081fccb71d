package dev.countersign.local.story;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks again and again until something is there. */
public final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Waiting() {}

    /**
     * Waits.
     *
     * @param what what is waited for, for the message when it does not come
     * @param patience how long
     * @param look looks once
     * @param <T> of what is waited for
     * @return what was found
     * @throws StoryFailedException when it does not come in time
     */
    public static <T> T until(String what, Duration patience, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<T> found = look.get();
        while (found.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new StoryFailedException("After " + patience.toSeconds() + " s there is still no " + what);
            }
            pause(what);
            found = look.get();
        }
        return found.get();
    }

    private static void pause(String what) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryFailedException("Interrupted while waiting for " + what);
        }
    }
}
