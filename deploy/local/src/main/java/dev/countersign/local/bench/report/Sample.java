package dev.countersign.local.bench.report;

import dev.countersign.local.bench.measure.Cost;

/**
 * One measurement.
 *
 * @param contestant who
 * @param round in which round, from 1
 * @param kind under what load
 * @param rate calls a second that were intended; 0 at saturation
 * @param cost what was measured
 */
public record Sample(String contestant, int round, Kind kind, double rate, Cost cost) {

    /** Kinds of load. */
    public enum Kind {
        /** As fast as answers come. */
        SATURATION,
        /** At an intended rate. */
        STEADY
    }
}
