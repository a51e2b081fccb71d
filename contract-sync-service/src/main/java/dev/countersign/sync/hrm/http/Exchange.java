package dev.countersign.sync.hrm.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * The time that one exchange may take as a whole. The client's own time-outs are for each read of the socket: who sends one byte now and then, or
 * never stops sending, keeps within them for ever.
 */
final class Exchange {

    private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable Cancellable request;
    private boolean cancelled;
    private volatile boolean late;

    /** The request that is about to be sent in this thread: from now on it can be cut off. */
    static void sends(Cancellable request) {
        if (CURRENT.isBound()) {
            CURRENT.get().take(request);
        }
    }

    /** Does the work, and cuts it off when the time has passed: the work then ends with whatever exception that causes. */
    <T> T within(Duration limit, Supplier<T> work) {
        Thread _ = Thread.ofVirtual().name("hrm-exchange-deadline").start(() -> watch(limit));
        try {
            return ScopedValue.where(CURRENT, this).call(work::get);
        } finally {
            over.countDown();
        }
    }

    /** Whether the time had passed. */
    boolean isLate() {
        return late;
    }

    /** Closes the connection at once: what is still to come is not waited for, as closing the answer would. */
    synchronized void cutOff() {
        cancelled = true;
        if (request != null) {
            boolean _ = request.cancel();
        }
    }

    private synchronized void take(Cancellable sent) {
        request = sent;
        if (cancelled) {
            boolean _ = sent.cancel();
        }
    }

    private void watch(Duration limit) {
        try {
            if (!over.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                late = true;
                cutOff();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
