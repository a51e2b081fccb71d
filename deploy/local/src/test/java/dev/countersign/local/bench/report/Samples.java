package dev.countersign.local.bench.report;

import dev.countersign.local.bench.load.Latency;
import dev.countersign.local.bench.load.LoadResult;
import dev.countersign.local.bench.measure.Cost;
import java.util.List;
import java.util.Map;

/** Results that were never measured. */
final class Samples {

    private Samples() {}

    static Sample sample(String contestant, int round, Sample.Kind kind, double cpuMicros, double p99) {
        return new Sample(contestant, round, kind, 5000, cost(cpuMicros, p99, 1000, 1000));
    }

    static Cost cost(double cpuMicros, double p99, long sent, long accepted) {
        return new Cost(
                new LoadResult(sent, accepted, Map.of(), 0, 0, 1000, new Latency(sent, 1, 2, p99, p99 + 1, p99 + 2)),
                cpuMicros,
                20,
                10,
                150);
    }

    static ComparisonResult comparison(Kept kept, Sample... samples) {
        return new ComparisonResult(environment(), 2, 10, 5000, List.of(samples), kept);
    }

    static Environment environment() {
        return new Environment("2026-11-24T17:00:00Z", "abc", "2 × CPU", "8 GB", "Linux", "JDK 25", Map.of(), Map.of());
    }
}
