package dev.countersign.ingress.http;

import java.time.Clock;

/** Lets through so many log lines in a second, and counts the others: a flood must not become a flood of logs. */
final class LogBudget {

    private final Clock clock;
    private final int perSecond;
    private long second;
    private int used;
    private long suppressed;

    LogBudget(Clock clock, int perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
    }

    /** How many lines were left out since the last one, or -1 when this one must be left out, too. */
    synchronized long take() {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            used = 0;
        }
        if (used == perSecond) {
            suppressed++;
            return -1;
        }
        used++;
        long before = suppressed;
        suppressed = 0;
        return before;
    }
}
