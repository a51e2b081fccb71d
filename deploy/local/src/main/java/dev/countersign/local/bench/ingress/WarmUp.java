package dev.countersign.local.bench.ingress;

import dev.countersign.local.bench.measure.Cost;

/** Loads a receiver until its rate no longer grows. */
final class WarmUp {

    private static final double STEP_SECONDS = 3;
    private static final double STABLE = 0.03;

    private final double leastSeconds;
    private final double mostSeconds;

    WarmUp(double leastSeconds, double mostSeconds) {
        this.leastSeconds = leastSeconds;
        this.mostSeconds = mostSeconds;
    }

    /** Returns the last rate, in accepted calls a second. */
    double warm(Track track, Started receiver) {
        double step = Math.min(STEP_SECONDS, mostSeconds);
        double before = 0;
        double seconds = 0;
        while (true) {
            Cost cost = track.saturate(receiver, step);
            double rate = cost.load().perSecond();
            seconds += step;
            boolean stable = Math.abs(rate - before) <= STABLE * rate;
            if (seconds >= mostSeconds || (seconds >= leastSeconds && stable)) {
                return rate;
            }
            before = rate;
        }
    }
}
