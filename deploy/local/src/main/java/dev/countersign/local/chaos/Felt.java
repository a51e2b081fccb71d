package dev.countersign.local.chaos;

import java.util.concurrent.atomic.AtomicLong;

/** How a stretch of time felt to the sender. */
final class Felt {

    private final long start = System.nanoTime();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong firstFailure = new AtomicLong();
    private final AtomicLong lastFailure = new AtomicLong();
    private final AtomicLong longestSilence = new AtomicLong();

    void failed(long now) {
        failures.incrementAndGet();
        // 0 stands for none yet, and relative to the start no failure is that early.
        firstFailure.compareAndSet(0, Math.max(1, now - start));
        lastFailure.accumulateAndGet(now - start, Math::max);
    }

    void silence(long nanos) {
        longestSilence.accumulateAndGet(nanos, Math::max);
    }

    long failures() {
        return failures.get();
    }

    /** From the first failed attempt to the last. */
    long spanNanos() {
        return failures.get() == 0 ? 0 : lastFailure.get() - firstFailure.get();
    }

    /** Longest time between two answers of 200. */
    long longestSilenceNanos() {
        return longestSilence.get();
    }
}
