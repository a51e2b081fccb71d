package dev.countersign.ingress.publication;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Those of one call's records. Completed, never exceptionally, when all are there or as soon as one won't come. */
final class Acknowledgements extends CompletableFuture<Publication> {

    private static final Publication ALL = new Publication.Acknowledged();

    private final PublishTimers timers;
    private final long startNanos = System.nanoTime();
    private final AtomicInteger missing;

    Acknowledgements(int expected, PublishTimers timers) {
        this.missing = new AtomicInteger(expected);
        this.timers = timers;
    }

    void acknowledged() {
        if (missing.decrementAndGet() == 0) {
            timers.acknowledged(System.nanoTime() - startNanos);
            var _ = complete(ALL);
        }
    }

    void failed(Exception failure) {
        // Only the first counts: the others find a number that never gets to nothing.
        if (missing.getAndSet(Integer.MAX_VALUE) < Integer.MAX_VALUE / 2) {
            timers.failed(System.nanoTime() - startNanos);
            var _ = complete(new Publication.NotAcknowledged(
                    rootCause(failure).getClass().getSimpleName()));
        }
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable root = failure;
        for (@Nullable Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root;
    }
}
