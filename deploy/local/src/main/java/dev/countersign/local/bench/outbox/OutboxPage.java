package dev.countersign.local.bench.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page with the results, in Markdown. */
final class OutboxPage {

    private OutboxPage() {}

    static List<String> of(OutboxResult result, int target, String machine) {
        List<String> lines = new ArrayList<>(List.of(
                "# The outbox of the setup service",
                "",
                "Written by `./countersign bench outbox`, do not edit. " + machine,
                "",
                ("%,d accounts become visible in one transaction; the running service relays them: claimed with their rows locked, sent with "
                                + "`acks=all`, noted as published. Broker, registry, PostgreSQL and all services share the machine.")
                        .formatted(result.accounts()),
                "",
                "| topic | records | from first to last | records a second |",
                "|---|---:|---:|---:|"));
        result.runs()
                .forEach(run -> lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %,d | %.1f s | %,.0f |",
                        run.topic(),
                        run.records(),
                        run.seconds(),
                        run.perSecond())));
        lines.add(String.format(
                Locale.ROOT,
                "| together | %,d | %.1f s | **%,.0f** |",
                result.runs().stream().mapToLong(OutboxResult.Run::records).sum(),
                result.runs().stream().mapToDouble(OutboxResult.Run::seconds).sum(),
                result.perSecond()));
        lines.addAll(List.of(
                "",
                String.format(
                        Locale.ROOT,
                        "Target: %,d a second on 2 cores: %s.",
                        target,
                        result.perSecond() >= target ? "met" : "**missed**"),
                "",
                String.format(
                        Locale.ROOT,
                        "Order: every account changed %d times while the relay was at work; %,d records said so (a state that is overtaken is not "
                                + "said). Records of an account out of order: %d. Accounts whose last record is not their last state: %d.",
                        result.changes(),
                        result.records(),
                        result.disordered(),
                        result.behind())));
        return lines;
    }
}
