package dev.countersign.local.bench.report;

import dev.countersign.local.bench.report.SyncResults.BacklogRound;
import dev.countersign.local.bench.report.SyncResults.Backlogs;
import dev.countersign.local.bench.report.SyncResults.BurstRound;
import dev.countersign.local.bench.report.SyncResults.SpeedRound;
import dev.countersign.local.bench.report.SyncResults.SteadyRound;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is demanded of the contract sync service, and whether it is so. */
public final class SyncTargets {

    private static final double SPEED_RATIO = 20;
    private static final double READS = 1.2;
    private static final double P50_MS = 150;
    private static final double P99_MS = 500;
    private static final double BESIDE_DEAD = 1.1;
    private static final double CLAIM_RATIO = 1.5;
    private static final double MEMORY_RATIO = 1.1;

    private SyncTargets() {}

    /**
     * Judges what was measured.
     *
     * @param results of some parts
     * @return a verdict for each target that was measured
     */
    public static List<Verdict> judge(SyncResults results) {
        List<Verdict> verdicts = new ArrayList<>();
        if (results.speed() != null) {
            verdicts.add(Verdict.atLeast(
                    "contracts a second, to the plain listener's",
                    SPEED_RATIO,
                    "×",
                    each(results.speed().rounds(), round -> round.servicePerSecond() / round.plainPerSecond())));
        }
        if (results.bursts() != null) {
            verdicts.add(Verdict.atMost(
                    "reads of a contract in a burst of events",
                    READS,
                    "",
                    each(results.bursts().rounds(), BurstRound::calls)));
        }
        if (results.steady() != null) {
            steady(results.steady().rounds(), verdicts);
        }
        if (results.backlogs() != null) {
            backlogs(results.backlogs(), verdicts);
        }
        verdicts.add(soundness(results));
        return verdicts;
    }

    /**
     * Whether the results are right, however fast.
     *
     * @param results of some parts
     * @return false when something is missing or different
     */
    public static boolean isSound(SyncResults results) {
        return soundness(results).passed();
    }

    private static void steady(List<SteadyRound> rounds, List<Verdict> verdicts) {
        verdicts.add(Verdict.atMost(
                "webhook due to record verified, above the latency of the remote calls, p50",
                P50_MS,
                " ms",
                each(rounds, round -> round.alone().p50() - round.remoteMs())));
        verdicts.add(Verdict.atMost(
                "webhook due to record verified, above the latency of the remote calls, p99",
                P99_MS,
                " ms",
                each(rounds, round -> round.alone().p99() - round.remoteMs())));
        verdicts.add(Verdict.atMost(
                "p99 of all other accounts while one account's HRM is dead, to that without",
                BESIDE_DEAD,
                "×",
                each(rounds, round -> round.besideDead().p99() / round.alone().p99())));
    }

    private static void backlogs(Backlogs backlogs, List<Verdict> verdicts) {
        int least =
                backlogs.rounds().stream().mapToInt(BacklogRound::size).min().orElseThrow();
        int most = backlogs.rounds().stream().mapToInt(BacklogRound::size).max().orElseThrow();
        String sizes = String.format(Locale.ROOT, "%,d contracts waiting to %,d", most, least);
        verdicts.add(Verdict.atMost(
                "time of a claim, p50, " + sizes,
                CLAIM_RATIO,
                "×",
                ratios(backlogs, least, most, round -> round.claims().p50())));
        verdicts.add(Verdict.atMost(
                "live heap, " + sizes, MEMORY_RATIO, "×", ratios(backlogs, least, most, BacklogRound::liveHeapMb)));
        verdicts.add(Verdict.atMost(
                "resident memory, " + sizes,
                MEMORY_RATIO,
                "×",
                ratios(backlogs, least, most, BacklogRound::residentMb)));
    }

    /** Of the same round: sizes take turns. */
    private static List<Double> ratios(Backlogs backlogs, int least, int most, ToDoubleFunction<BacklogRound> value) {
        List<Double> few = each(of(backlogs, least), value);
        List<Double> many = each(of(backlogs, most), value);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < few.size(); i++) {
            ratios.add(many.get(i) / few.get(i));
        }
        return ratios;
    }

    static List<BacklogRound> of(Backlogs backlogs, int size) {
        return backlogs.rounds().stream().filter(round -> round.size() == size).toList();
    }

    static <T> List<Double> each(List<T> rounds, ToDoubleFunction<T> value) {
        return rounds.stream().map(value::applyAsDouble).toList();
    }

    private static Verdict soundness(SyncResults results) {
        int different = 0;
        int missing = 0;
        int compared = 0;
        if (results.speed() != null) {
            for (SpeedRound round : results.speed().rounds()) {
                compared += round.compared();
                different += round.different();
                missing += round.missing();
            }
        }
        if (results.bursts() != null) {
            missing += results.bursts().rounds().stream()
                    .mapToInt(BurstRound::missing)
                    .sum();
        }
        if (results.steady() != null) {
            missing += results.steady().rounds().stream()
                    .mapToInt(SteadyRound::lost)
                    .sum();
        }
        return new Verdict(
                "records that differ from the plain listener's; records that are missing",
                "0; 0",
                different + "; " + missing,
                String.format(Locale.ROOT, "%,d compared", compared),
                different == 0 && missing == 0);
    }
}
