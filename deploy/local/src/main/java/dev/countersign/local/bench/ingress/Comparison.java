package dev.countersign.local.bench.ingress;

import dev.countersign.local.bench.measure.Cost;
import dev.countersign.local.bench.report.ComparisonResult;
import dev.countersign.local.bench.report.Environment;
import dev.countersign.local.bench.report.Kept;
import dev.countersign.local.bench.report.Sample;
import dev.countersign.local.stack.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All contestants in turn, several rounds, another one first in each. Only one is under load at a time. */
final class Comparison {

    private static final double HALF = 0.5;
    private static final double FAR_BELOW = 0.75;
    private static final double ROUND_RATE_TO = 100;

    private final Scale scale;
    private final Track track;
    private final Progress progress;
    private final List<Sample> samples = new ArrayList<>();

    Comparison(Scale scale, Track track, Progress progress) {
        this.scale = scale;
        this.track = track;
        this.progress = progress;
    }

    /** The floor must be among them; the steady load is half of what it takes, or half of what another itself takes. */
    ComparisonResult run(List<Started> contestants, Environment environment) {
        // All of them first: the broker and the generator become faster, too.
        contestants.forEach(contestant -> scale.warmUp().warm(track, contestant));
        Map<String, Double> half = new HashMap<>();
        for (Started contestant : contestants) {
            double rate = track.saturate(contestant, scale.seconds()).load().perSecond();
            half.put(contestant.name(), half(rate));
            progress.say(contestant.name() + " is warm at " + Math.round(rate) + "/s");
        }
        double halfOfFloor = half.getOrDefault(Contestants.FLOOR, 0.0);
        Kept kept = track.check();
        List<Started> order = new ArrayList<>(contestants);
        for (int round = 1; round <= scale.rounds(); round++) {
            for (Started contestant : order) {
                turn(contestant, round, rate(half.getOrDefault(contestant.name(), 0.0), halfOfFloor));
            }
            kept = kept.plus(track.check());
            Collections.rotate(order, 1);
        }
        return new ComparisonResult(environment, scale.rounds(), scale.seconds(), halfOfFloor, samples, kept);
    }

    /** Rounded, and never nothing, which would mean as fast as answers come. */
    private static double half(double rate) {
        return Math.max(ROUND_RATE_TO, Math.floor(rate * HALF / ROUND_RATE_TO) * ROUND_RATE_TO);
    }

    /** One that can't take the floor's half without being near its own limit would only show a queue. */
    private static double rate(double halfOfOwn, double halfOfFloor) {
        return halfOfOwn < FAR_BELOW * halfOfFloor ? halfOfOwn : halfOfFloor;
    }

    private void turn(Started contestant, int round, double rate) {
        add(contestant, round, Sample.Kind.SATURATION, 0, track.saturate(contestant, scale.seconds()));
        add(contestant, round, Sample.Kind.STEADY, rate, track.steady(contestant, rate, scale.seconds()));
    }

    private void add(Started contestant, int round, Sample.Kind kind, double rate, Cost cost) {
        samples.add(new Sample(contestant.name(), round, kind, rate, cost));
        progress.say(String.format(
                Locale.ROOT,
                "round %d  %-16s %-10s %7.0f/s  %6.1f µs/call (broker %.1f, load %.1f)  p50 %.2f  p99 %.2f  p99.9 %.2f ms"
                        + "  %.0f MiB%s",
                round,
                contestant.name(),
                kind.name().toLowerCase(Locale.ROOT),
                cost.load().perSecond(),
                cost.cpuMicros(),
                cost.brokerCpuMicros(),
                cost.generatorCpuMicros(),
                cost.load().latency().p50(),
                cost.load().latency().p99(),
                cost.load().latency().p999(),
                cost.residentMb(),
                cost.load().allAccepted() ? "" : "  NOT ALL ACCEPTED: " + cost.load()));
    }
}
