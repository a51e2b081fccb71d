package dev.countersign.local.bench.outbox;

import dev.countersign.local.bench.report.Environment;
import dev.countersign.local.bench.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The generated half of the page about the setup service, in Markdown. */
final class OutboxPage {

    private OutboxPage() {}

    static String of(OutboxResult result, int target, String raw) {
        Environment environment = result.environment();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d accounts, %d rounds of %,d records. %s, commit `%s`; %s; PostgreSQL %s. Raw results: [%s](%s).",
                result.accounts(),
                result.rounds().size(),
                result.rounds().getFirst().records(),
                environment.date().substring(0, 10),
                environment.commit(),
                environment.cpu(),
                result.database(),
                raw,
                raw));
        lines.addAll(List.of("", "| topic | records a second, median | from | to |", "|---|---:|---:|---:|"));
        List<OutboxResult.Topic> topics = result.rounds().getFirst().topics();
        for (int i = 0; i < topics.size(); i++) {
            int topic = i;
            lines.add(row(
                    topics.get(i).name(),
                    result.rounds().stream()
                            .map(round -> round.topics().get(topic).perSecond())
                            .toList()));
        }
        lines.add(row("**all**", result.perSecond()));
        boolean met = Spread.of(result.perSecond()).median() >= target;
        lines.addAll(List.of(
                "",
                String.format(Locale.ROOT, "Target: %,d a second: %s.", target, met ? "**met**" : "**missed**"),
                "",
                String.format(
                        Locale.ROOT,
                        "Order: %,d changes while the relay was at work were told in %,d records (a state that is overtaken is not told)."
                                + " Records out of order, in all rounds: **%d**. Keys whose last record is not their last state: **%d**.",
                        result.order().changes(),
                        result.order().records(),
                        result.order().outOfOrder(),
                        result.order().behind())));
        return String.join("\n", lines) + "\n";
    }

    private static String row(String name, List<Double> perSecond) {
        Spread spread = Spread.of(perSecond);
        return String.format(
                Locale.ROOT, "| %s | %,.0f | %,.0f | %,.0f |", name, spread.median(), spread.min(), spread.max());
    }
}
