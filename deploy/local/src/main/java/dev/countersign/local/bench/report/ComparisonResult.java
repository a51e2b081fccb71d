package dev.countersign.local.bench.report;

import java.util.List;

/**
 * Receivers against each other.
 *
 * @param environment where and of what
 * @param rounds how many rounds
 * @param seconds how long each load is recorded
 * @param rate calls a second of the steady load: half of what the floor takes
 * @param samples everything that was measured
 * @param kept what the topic had afterwards
 */
public record ComparisonResult(
        Environment environment, int rounds, double seconds, double rate, List<Sample> samples, Kept kept) {

    public ComparisonResult {
        samples = List.copyOf(samples);
    }
}
