package dev.countersign.local.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The generated half of the page about the ingress, in Markdown. */
public final class IngressPage {

    private static final List<String> ORDER = List.of("floor", "webhook-ingress", "rival");

    private final List<String> lines = new ArrayList<>();

    private IngressPage() {}

    /**
     * Writes it.
     *
     * @param results what was measured
     * @param raw name of the file with the raw results, beside the page
     * @return the lines
     */
    public static String of(IngressResults results, String raw) {
        IngressPage page = new IngressPage();
        page.verdicts(results, raw);
        if (results.comparison() != null) {
            page.comparison(results.comparison());
        }
        if (results.tenants() != null) {
            page.tenants(results.tenants());
        }
        if (results.start() != null) {
            page.start(results.start());
        }
        return String.join("\n", page.lines) + "\n";
    }

    private void verdicts(IngressResults results, String raw) {
        add("### Targets", "", "| target | limit | found | spread | |", "|---|---|---|---|---|");
        IngressTargets.judge(results).forEach(verdict -> add(verdict.row()));
        add("", "Raw results: [" + raw + "](" + raw + "). Medians; the spread is that of the rounds.", "");
    }

    private void comparison(ComparisonResult result) {
        Ratios ratios = new Ratios(result.samples());
        add(
                "### Against the floor and the rival",
                "",
                String.format(
                        Locale.ROOT,
                        "%d rounds in turn, %.0f s for each load, 64 connections, 1,000 endpoints, one event a call. %s.",
                        result.rounds(),
                        result.seconds(),
                        where(result.environment())),
                "",
                "| | floor | webhook-ingress | rival | ingress : floor | rival : floor | rival : ingress |",
                "|---|---|---|---|---|---|---|");
        row(
                ratios,
                Sample.Kind.SATURATION,
                "saturation: accepted per second",
                "%,.0f",
                s -> s.cost().load().perSecond());
        row(
                ratios,
                Sample.Kind.SATURATION,
                "saturation: CPU per webhook, µs",
                "%.1f",
                s -> s.cost().cpuMicros());
        row(
                ratios,
                Sample.Kind.SATURATION,
                "saturation: p99, ms",
                "%.2f",
                s -> s.cost().load().latency().p99());
        row(ratios, Sample.Kind.STEADY, "half load: webhooks per second", "%,.0f", Sample::rate);
        row(
                ratios,
                Sample.Kind.STEADY,
                "half load: CPU per webhook, µs",
                "%.1f",
                s -> s.cost().cpuMicros());
        row(
                ratios,
                Sample.Kind.STEADY,
                "half load: p50, ms",
                "%.2f",
                s -> s.cost().load().latency().p50());
        row(
                ratios,
                Sample.Kind.STEADY,
                "half load: p99, ms",
                "%.2f",
                s -> s.cost().load().latency().p99());
        row(
                ratios,
                Sample.Kind.STEADY,
                "half load: p99.9, ms",
                "%.2f",
                s -> s.cost().load().latency().p999());
        row(
                ratios,
                Sample.Kind.STEADY,
                "half load: the broker's CPU per webhook, µs",
                "%.1f",
                s -> s.cost().brokerCpuMicros());
        row(
                ratios,
                Sample.Kind.STEADY,
                "half load: resident memory, MiB",
                "%.0f",
                s -> s.cost().residentMb());
        add("", "Half load is half of what the floor takes; a receiver that takes much less gets half of its own.", "");
    }

    private void row(Ratios ratios, Sample.Kind kind, String what, String format, ToDoubleFunction<Sample> value) {
        List<String> cells = new ArrayList<>(List.of(what));
        for (String contestant : ORDER) {
            cells.add(cell(format, ratios.values(contestant, kind, value)));
        }
        cells.add(cell("%.2f", ratios.ratios(ORDER.get(1), ORDER.get(0), kind, value)));
        cells.add(cell("%.2f", ratios.ratios(ORDER.get(2), ORDER.get(0), kind, value)));
        cells.add(cell("%.2f", ratios.ratios(ORDER.get(2), ORDER.get(1), kind, value)));
        add("| " + String.join(" | ", cells) + " |");
    }

    private void tenants(TenantsResult result) {
        add(
                "### Few and many endpoints",
                "",
                String.format(
                        Locale.ROOT,
                        "An ingress and a broker for each number, %d rounds in turn, %.0f s for each load, steady at %,.0f/s. %s.",
                        result.rounds(),
                        result.seconds(),
                        result.rate(),
                        where(result.environment())),
                "",
                "| endpoints | CPU per webhook, steady, µs | at saturation, µs | accepted per second | p99 steady, ms |"
                        + " ready after, s | live heap, MiB | resident, MiB |",
                "|---|---|---|---|---|---|---|---|");
        for (TenantsResult.Tenants tenants : result.tenants()) {
            Ratios ratios = new Ratios(tenants.samples());
            add(String.format(
                    Locale.ROOT,
                    "| %,d | %s | %s | %s | %s | %.1f | %.1f | %.0f |",
                    tenants.endpoints(),
                    cell(
                            "%.1f",
                            ratios.values(
                                    ORDER.get(1),
                                    Sample.Kind.STEADY,
                                    s -> s.cost().cpuMicros())),
                    cell(
                            "%.1f",
                            ratios.values(
                                    ORDER.get(1),
                                    Sample.Kind.SATURATION,
                                    s -> s.cost().cpuMicros())),
                    cell(
                            "%,.0f",
                            ratios.values(
                                    ORDER.get(1),
                                    Sample.Kind.SATURATION,
                                    s -> s.cost().load().perSecond())),
                    cell(
                            "%.2f",
                            ratios.values(
                                    ORDER.get(1),
                                    Sample.Kind.STEADY,
                                    s -> s.cost().load().latency().p99())),
                    tenants.startUpSeconds(),
                    tenants.liveHeapBytes() / (1024.0 * 1024.0),
                    tenants.residentMb()));
        }
        add(
                "",
                String.format(
                        Locale.ROOT, "An endpoint with one key takes %,.0f bytes of heap.", result.bytesPerEndpoint()),
                "");
    }

    private void start(StartResult result) {
        add(
                "### Start and memory",
                "",
                String.format(
                        Locale.ROOT,
                        "With 1,000 endpoints; memory after a fresh start and %.0f s at %,.0f/s. %s.",
                        result.seconds(),
                        result.rate(),
                        where(result.environment())),
                "",
                "| | ready after, s | starts | resident, MiB | peak, MiB | p99 of the cold load, ms |",
                "|---|---|---|---|---|---|");
        for (StartResult.Starts starts : result.starts()) {
            add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %.0f | %.0f | %.1f |",
                    starts.contestant(),
                    cell("%.2f", starts.startUpSeconds()),
                    starts.startUpSeconds().size(),
                    starts.residentMb(),
                    starts.peakResidentMb(),
                    starts.load().cost().load().latency().p99()));
        }
        add("");
    }

    private static String where(Environment environment) {
        return environment.date().substring(0, 10) + ", commit `" + environment.commit() + "`";
    }

    /** The median, and from where to where the values went. */
    private static String cell(String format, List<Double> values) {
        if (values.isEmpty()) {
            return "–";
        }
        Spread spread = Spread.of(values);
        String median = String.format(Locale.ROOT, format, spread.median());
        return spread.count() == 1 || spread.min() == spread.max()
                ? median
                : median + " (" + String.format(Locale.ROOT, format, spread.min()) + "–"
                        + String.format(Locale.ROOT, format, spread.max()) + ")";
    }

    private void add(String... more) {
        lines.addAll(List.of(more));
    }
}
