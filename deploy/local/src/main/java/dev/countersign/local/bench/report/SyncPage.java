package dev.countersign.local.bench.report;

import dev.countersign.local.bench.report.SyncResults.BacklogRound;
import dev.countersign.local.bench.report.SyncResults.Backlogs;
import dev.countersign.local.bench.report.SyncResults.BurstRound;
import dev.countersign.local.bench.report.SyncResults.Bursts;
import dev.countersign.local.bench.report.SyncResults.Speed;
import dev.countersign.local.bench.report.SyncResults.SpeedRound;
import dev.countersign.local.bench.report.SyncResults.Steady;
import dev.countersign.local.bench.report.SyncResults.SteadyRound;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The generated half of the page about the contract sync service, in Markdown. */
public final class SyncPage {

    private final List<String> lines = new ArrayList<>();

    private SyncPage() {}

    /**
     * Writes it.
     *
     * @param results what was measured
     * @param raw name of the file with the raw results, beside the page
     * @return the lines
     */
    public static String of(SyncResults results, String raw) {
        SyncPage page = new SyncPage();
        page.add("### Targets", "", "| target | limit | found | spread | |", "|---|---|---|---|---|");
        SyncTargets.judge(results).forEach(verdict -> page.add(verdict.row()));
        page.add("", "Raw results: [" + raw + "](" + raw + "). Medians; the spread is that of the rounds.", "");
        if (results.speed() != null) {
            page.speed(results.speed());
        }
        if (results.bursts() != null) {
            page.bursts(results.bursts());
        }
        if (results.steady() != null) {
            page.steady(results.steady());
        }
        if (results.backlogs() != null) {
            page.backlogs(results.backlogs());
        }
        return String.join("\n", page.lines) + "\n";
    }

    private void speed(Speed speed) {
        head(
                "Against the plain listener",
                String.format(
                        Locale.ROOT,
                        "%d rounds in turn; %,d events in one partition for the service, the first %d of them for the plain listener; %d ms for each call of Oneflow and of the HRM. %s.",
                        speed.rounds().size(),
                        speed.contracts(),
                        speed.plainEvents(),
                        speed.latencyMs(),
                        where(speed.environment())));
        add("| | plain listener | contract-sync-service | ratio |", "|---|---|---|---|");
        List<SpeedRound> rounds = speed.rounds();
        add("| contracts a second | " + cell("%.2f", rounds, SpeedRound::plainPerSecond) + " | "
                + cell("%.1f", rounds, SpeedRound::servicePerSecond) + " | "
                + cell("%.1f", rounds, round -> round.servicePerSecond() / round.plainPerSecond()) + " |");
        add("| calls of the HRM for each contract | the same | " + cell("%.2f", rounds, SpeedRound::hrmCalls) + " | |");
        add("| processor time for each contract, ms | – | " + cell("%.1f", rounds, SpeedRound::cpuMillis) + " | |", "");
    }

    private void bursts(Bursts bursts) {
        head(
                "Bursts",
                String.format(
                        Locale.ROOT,
                        "%d rounds of %,d events for %,d contracts, shuffled, sent as fast as the broker takes them. %s.",
                        bursts.rounds().size(),
                        bursts.events(),
                        bursts.contracts(),
                        where(bursts.environment())));
        add("| | |", "|---|---|");
        add("| calls of Oneflow for each contract (metric) | " + cell("%.3f", bursts.rounds(), BurstRound::calls)
                + " |");
        add("| reads of each contract (table) | " + cell("%.3f", bursts.rounds(), BurstRound::reads) + " |");
        add("| until all are in the HRM, s | " + cell("%.1f", bursts.rounds(), BurstRound::seconds) + " |", "");
    }

    private void steady(Steady steady) {
        head(
                "From the webhook to the verified record",
                String.format(
                        Locale.ROOT,
                        "%d rounds; %.0f contracts a second of %d accounts for %.0f s, without and with another account whose HRM is dead and for which %,d contracts wait; %d ms for each call. %s.",
                        steady.rounds().size(),
                        steady.rate(),
                        steady.accounts(),
                        steady.seconds(),
                        steady.deadContracts(),
                        steady.latencyMs(),
                        where(steady.environment())));
        List<SteadyRound> rounds = steady.rounds();
        add("| ms | p50 | p90 | p99 | longest |", "|---|---|---|---|---|");
        add("| alone | " + cell("%.0f", rounds, round -> round.alone().p50()) + " | "
                + cell("%.0f", rounds, round -> round.alone().p90()) + " | "
                + cell("%.0f", rounds, round -> round.alone().p99()) + " | "
                + cell("%.0f", rounds, round -> round.alone().max()) + " |");
        add("| beside the dead HRM | "
                + cell("%.0f", rounds, round -> round.besideDead().p50()) + " | "
                + cell("%.0f", rounds, round -> round.besideDead().p90()) + " | "
                + cell("%.0f", rounds, round -> round.besideDead().p99()) + " | "
                + cell("%.0f", rounds, round -> round.besideDead().max()) + " |");
        add(
                "",
                "Of that, the remote calls of one contract take " + cell("%.0f", rounds, SteadyRound::remoteMs)
                        + " ms by themselves.",
                "");
    }

    private void backlogs(Backlogs backlogs) {
        head(
                "Few and many contracts that wait",
                String.format(
                        Locale.ROOT,
                        "%,d contracts are worked on; the others wait behind them, all of one account. %s.",
                        backlogs.contracts(),
                        where(backlogs.environment())));
        add(
                "| waiting | a claim, p50, ms | p99, ms | claims | contracts a second | live heap, MiB | resident, MiB |",
                "|---|---|---|---|---|---|---|");
        for (int size : backlogs.rounds().stream()
                .mapToInt(BacklogRound::size)
                .distinct()
                .toArray()) {
            List<BacklogRound> rounds = SyncTargets.of(backlogs, size);
            add(String.format(Locale.ROOT, "| %,d | ", size)
                    + cell("%.2f", rounds, round -> round.claims().p50()) + " | "
                    + cell("%.2f", rounds, round -> round.claims().p99()) + " | "
                    + cell("%.0f", rounds, round -> round.claims().count()) + " | "
                    + cell("%.1f", rounds, BacklogRound::perSecond) + " | "
                    + cell("%.1f", rounds, BacklogRound::liveHeapMb) + " | "
                    + cell("%.0f", rounds, BacklogRound::residentMb) + " |");
        }
        add("");
    }

    private void head(String title, String text) {
        add("### " + title, "", text, "");
    }

    private static String where(Environment environment) {
        return environment.date().substring(0, 10) + ", commit `" + environment.commit() + "`, " + environment.cpu();
    }

    /** The median, and from where to where the values went. */
    private static <T> String cell(String format, List<T> rounds, ToDoubleFunction<T> value) {
        Spread spread = Spread.of(SyncTargets.each(rounds, value));
        String median = String.format(Locale.ROOT, format, spread.median());
        return spread.min() == spread.max()
                ? median
                : median + " (" + String.format(Locale.ROOT, format, spread.min()) + "–"
                        + String.format(Locale.ROOT, format, spread.max()) + ")";
    }

    private void add(String... more) {
        lines.addAll(List.of(more));
    }
}
