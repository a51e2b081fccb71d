package dev.countersign.local.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What the ingress is to reach, and whether it does. */
public final class IngressTargets {

    static final String FLOOR = "floor";
    static final String INGRESS = "webhook-ingress";

    private static final double CPU_RATIO = 1.3;
    private static final double THROUGHPUT_RATIO = 0.95;
    private static final double ADDED_P50_MS = 0.5;
    private static final double ADDED_P99_MS = 2;
    private static final double TENANTS_RATIO = 1.1;
    private static final double START_WITH_MANY_SECONDS = 10;
    private static final double START_SECONDS = 3;
    private static final double RESIDENT_MB = 256;

    private IngressTargets() {}

    /**
     * Judges.
     *
     * @param results what was measured
     * @return a verdict for each target whose part was measured
     */
    public static List<Verdict> judge(IngressResults results) {
        List<Verdict> verdicts = new ArrayList<>();
        if (results.comparison() != null) {
            verdicts.addAll(comparison(results.comparison()));
        }
        if (results.tenants() != null) {
            verdicts.addAll(tenants(results.tenants()));
        }
        if (results.start() != null) {
            verdicts.addAll(start(results.start()));
        }
        verdicts.add(losses(results));
        return verdicts;
    }

    /**
     * Whether what was measured means anything.
     *
     * @param results what was measured
     * @return false when an answer was not 200, or what was accepted is not on the topic
     */
    public static boolean isSound(IngressResults results) {
        return losses(results).passed();
    }

    private static List<Verdict> comparison(ComparisonResult result) {
        Ratios ratios = new Ratios(result.samples());
        ToDoubleFunction<Sample> cpu = sample -> sample.cost().cpuMicros();
        return List.of(
                Verdict.atMost(
                        "CPU per accepted webhook, half load, to the floor's",
                        CPU_RATIO,
                        "×",
                        ratios.ratios(INGRESS, FLOOR, Sample.Kind.STEADY, cpu)),
                Verdict.atMost(
                        "CPU per accepted webhook, saturation, to the floor's",
                        CPU_RATIO,
                        "×",
                        ratios.ratios(INGRESS, FLOOR, Sample.Kind.SATURATION, cpu)),
                Verdict.atLeast(
                        "throughput at saturation, to the floor's",
                        THROUGHPUT_RATIO,
                        "×",
                        ratios.ratios(
                                INGRESS,
                                FLOOR,
                                Sample.Kind.SATURATION,
                                sample -> sample.cost().load().perSecond())),
                Verdict.atMost(
                        "latency added to the floor's at half load, p50",
                        ADDED_P50_MS,
                        " ms",
                        ratios.differences(
                                INGRESS,
                                FLOOR,
                                Sample.Kind.STEADY,
                                sample -> sample.cost().load().latency().p50())),
                Verdict.atMost(
                        "latency added to the floor's at half load, p99",
                        ADDED_P99_MS,
                        " ms",
                        ratios.differences(
                                INGRESS,
                                FLOOR,
                                Sample.Kind.STEADY,
                                sample -> sample.cost().load().latency().p99())));
    }

    private static List<Verdict> tenants(TenantsResult result) {
        List<Verdict> verdicts = new ArrayList<>();
        TenantsResult.Tenants most = result.tenants().getLast();
        for (Sample.Kind kind : Sample.Kind.values()) {
            verdicts.add(Verdict.atMost(
                    "CPU per webhook, the dearest number of endpoints to the cheapest, "
                            + (kind == Sample.Kind.STEADY ? "steady" : "saturation"),
                    TENANTS_RATIO,
                    "×",
                    List.of(dearestToCheapest(result, kind))));
        }
        verdicts.add(Verdict.atMost(
                "start-up with " + String.format(Locale.ROOT, "%,d", most.endpoints()) + " endpoints",
                START_WITH_MANY_SECONDS,
                " s",
                List.of(most.startUpSeconds())));
        return verdicts;
    }

    private static double dearestToCheapest(TenantsResult result, Sample.Kind kind) {
        List<Double> medians = result.tenants().stream()
                .map(tenants -> Spread.of(tenants.samples().stream()
                                .filter(sample -> sample.kind() == kind)
                                .map(sample -> sample.cost().cpuMicros())
                                .toList())
                        .median())
                .toList();
        Spread spread = Spread.of(medians);
        return spread.max() / spread.min();
    }

    private static List<Verdict> start(StartResult result) {
        return result.starts().stream()
                .filter(starts -> starts.contestant().equals(INGRESS))
                .flatMap(starts -> Stream.of(
                        Verdict.atMost(
                                "start of the process to readiness", START_SECONDS, " s", starts.startUpSeconds()),
                        Verdict.atMost(
                                "resident memory at " + Math.round(result.rate()) + "/s",
                                RESIDENT_MB,
                                " MiB",
                                List.of(starts.residentMb()))))
                .toList();
    }

    /** Of all receivers: a benchmark whose answers were not all 200, or not all true, says nothing. */
    private static Verdict losses(IngressResults results) {
        Kept kept = Kept.NOTHING;
        long notAccepted = 0;
        if (results.comparison() != null) {
            kept = kept.plus(results.comparison().kept());
            notAccepted += notAccepted(results.comparison().samples());
        }
        if (results.tenants() != null) {
            kept = kept.plus(results.tenants().kept());
            for (TenantsResult.Tenants tenants : results.tenants().tenants()) {
                notAccepted += notAccepted(tenants.samples());
            }
        }
        return new Verdict(
                "answers other than 200; accepted calls missing on the topic",
                "0; 0",
                notAccepted + "; " + kept.missing(),
                String.format(
                        Locale.ROOT,
                        "%,d accepted, %,d read back, %,d repeated",
                        kept.accepted(),
                        kept.found(),
                        kept.repeated()),
                notAccepted == 0 && kept.missing() == 0);
    }

    private static long notAccepted(List<Sample> samples) {
        return samples.stream()
                .map(sample -> sample.cost().load())
                .mapToLong(load -> load.sent() - load.accepted() + load.unsent())
                .sum();
    }
}
