package dev.countersign.sandbox.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a signed contract runs.
 *
 * @param state {@code awaiting}, {@code active} or {@code ended}; null before the contract is signed
 */
public record Lifecycle(
        @Nullable String state,
        @Nullable Instant updatedTime,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable Instant cancelTime,
        int period,
        boolean terminated) {

    static final Lifecycle NONE = new Lifecycle(null, null, null, null, null, 0, false);

    static Lifecycle awaiting(Instant now) {
        return new Lifecycle("awaiting", now, null, null, null, 0, false);
    }

    Lifecycle started(Instant now) {
        return new Lifecycle("active", now, now, null, cancelTime, 1, false);
    }

    Lifecycle nextPeriod(Instant now) {
        return new Lifecycle("active", now, startTime, null, cancelTime, period + 1, false);
    }

    Lifecycle ended(Instant now, boolean byTermination) {
        return new Lifecycle("ended", now, startTime, now, cancelTime, period, byTermination);
    }

    Lifecycle canceled(Instant now) {
        return new Lifecycle(state, now, startTime, endTime, now, period, terminated);
    }
}
