package dev.countersign.ingress.endpoint;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.time.Instant;

/**
 * What an endpoint's authentic calls have used of its rates, and when the last one was recorded. Three numbers, since
 * there may be 100,000 of it; for any thread.
 *
 * <p>A rate is kept as the generic cell rate algorithm does it (ITU-T I.371): one instant, until which the rate is used
 * up. It moves on by an interval with every call, and must not be further ahead than the tolerance.
 */
public final class EndpointActivity {

    private static final VarHandle NEW_CALLS = handle("newCalls");
    private static final VarHandle ALTERED_CALLS = handle("alteredCalls");
    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    @SuppressWarnings("UnusedVariable") // Used through its handle.
    private volatile long newCalls;

    @SuppressWarnings("UnusedVariable") // Used through its handle.
    private volatile long alteredCalls;

    private volatile long lastRecorded;

    /** Whether a new call would be above the rate now. */
    public boolean isAbove(Rate rate, Instant now) {
        long nanos = nanos(now);
        return usedUntil(NEW_CALLS, rate, nanos) - nanos + rate.interval() > rate.tolerance();
    }

    /** Counts a new call; false, and nothing changed, when it is above the rate. */
    public boolean tryNewCall(Rate rate, Instant now) {
        return tryTake(NEW_CALLS, rate, nanos(now));
    }

    /**
     * Counts a call that comes with another body than an earlier one of the same id. Apart from the others: whoever has
     * captured a signature can make as many as he likes, and must not use up what the genuine sender may send.
     */
    public boolean tryAlteredCall(Rate rate, Instant now) {
        return tryTake(ALTERED_CALLS, rate, nanos(now));
    }

    /** A call of this endpoint was recorded. */
    public void recorded(Instant when) {
        lastRecorded = when.toEpochMilli();
    }

    /** When the last call was recorded by this instance, in milliseconds since 1970; 0: none was. */
    public long lastRecordedMillis() {
        return lastRecorded;
    }

    private boolean tryTake(VarHandle field, Rate rate, long now) {
        while (true) {
            long usedUntil = usedUntil(field, rate, now);
            long ahead = Math.max(0, usedUntil - now) + rate.interval();
            if (ahead > rate.tolerance()) {
                return false;
            }
            if (field.compareAndSet(this, usedUntil, now + ahead)) {
                return true;
            }
        }
    }

    /** Never further ahead than the tolerance: that only happens when the clock was set back, and must not last. */
    private long usedUntil(VarHandle field, Rate rate, long now) {
        while (true) {
            long usedUntil = (long) field.getVolatile(this);
            long limit = now + rate.tolerance();
            if (usedUntil <= limit) {
                return usedUntil;
            }
            if (field.compareAndSet(this, usedUntil, limit)) {
                return limit;
            }
        }
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * NANOS_PER_SECOND + time.getNano();
    }

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(EndpointActivity.class, field, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
