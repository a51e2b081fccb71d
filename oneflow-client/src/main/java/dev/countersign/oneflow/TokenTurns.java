package dev.countersign.oneflow;

import java.time.Duration;

/** The requests that one token may still make. Thread-safe. */
public interface TokenTurns {

    /**
     * Waits for a turn, as long as the urgency allows.
     *
     * @return false: no turn within that time, and none was taken
     */
    boolean take(Urgency urgency) throws InterruptedException;

    /** When the next turn of this urgency comes, as things stand. */
    Duration untilNext(Urgency urgency);

    /** How many requests could be sent at once. */
    long available();

    /** Nothing for this long: Oneflow answered 429. Several at once pause once. */
    void pause(Duration pause);
}
