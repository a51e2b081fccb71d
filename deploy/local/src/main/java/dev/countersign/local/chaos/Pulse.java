package dev.countersign.local.chaos;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/** The beat of the answers: how many a second, and how long there was none. */
final class Pulse {

    private static final int MOST_SECONDS = 24 * 3600;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long start = System.nanoTime();
    private final AtomicLong lastOk = new AtomicLong(start);
    private final AtomicLong oks = new AtomicLong();
    private final AtomicIntegerArray perSecond = new AtomicIntegerArray(MOST_SECONDS);
    private final Felt whole = new Felt();
    private volatile Felt current = new Felt();

    void ok() {
        long now = System.nanoTime();
        oks.incrementAndGet();
        perSecond.incrementAndGet((int) Math.min(MOST_SECONDS - 1L, (now - start) / NANOS_PER_SECOND));
        long silence = now - lastOk.getAndSet(now);
        current.silence(silence);
        whole.silence(silence);
    }

    void failed() {
        long now = System.nanoTime();
        current.failed(now);
        whole.failed(now);
    }

    /** From now on, until the next call. */
    Felt feel() {
        current = new Felt();
        return current;
    }

    Felt whole() {
        return whole;
    }

    long oks() {
        return oks.get();
    }

    long elapsedNanos() {
        return System.nanoTime() - start;
    }

    /** Answers of 200 in the middle one of all whole seconds, ordered. */
    int medianPerSecond() {
        int seconds = (int) Math.min(MOST_SECONDS, elapsedNanos() / NANOS_PER_SECOND);
        int[] counts = new int[Math.max(1, seconds)];
        Arrays.setAll(counts, perSecond::get);
        Arrays.sort(counts);
        return counts[counts.length / 2];
    }

    /** Whole seconds without any answer of 200. */
    int silentSeconds() {
        int seconds = (int) Math.min(MOST_SECONDS, elapsedNanos() / NANOS_PER_SECOND);
        int silent = 0;
        for (int second = 0; second < seconds; second++) {
            silent += perSecond.get(second) == 0 ? 1 : 0;
        }
        return silent;
    }
}
