package dev.countersign.local.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan in words: lines of Markdown, readable in a terminal too. */
final class PlanText {

    private static final double KIB = 1024;

    private PlanText() {}

    static List<String> of(Plan plan) {
        Demand demand = plan.demand();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d contracts a day, %s webhooks and %s reads each, the busiest hour %s times the average:",
                demand.contractsPerDay(),
                number(demand.webhooksPerContract()),
                number(demand.readsPerContract()),
                number(demand.peakFactor())));
        lines.add(String.format(
                Locale.ROOT,
                "at the peak %,.0f webhooks, %,.0f reads of Oneflow and %,.0f signatures a second.",
                demand.webhooksAtPeak(),
                demand.readsAtPeak(),
                demand.signaturesAtPeak()));
        lines.add("");
        lines.add("| limit, the first one first | needed at the peak | one carries | needed | there | carries |");
        lines.add("|---|---:|---:|---:|---:|---:|");
        plan.limits().forEach(limit -> lines.add(line(limit)));
        lines.add("");
        lines.add(verdict(plan));
        lines.add("");
        lines.add("| what it takes | |");
        lines.add("|---|---:|");
        lines.add(row("processors for all ingresses at the peak", number(plan.ingressCores())));
        lines.add(row("processors for all sync services at the peak", number(plan.syncCores())));
        lines.add(row("calls of one customer's HRM at the peak", number(plan.hrmCallsOfAnAccount()) + "/s"));
        lines.add(row(
                "PostgreSQL (sync): rows written at the peak",
                String.format(Locale.ROOT, "%,.0f/s", plan.rowsAtPeak())));
        lines.add(row("PostgreSQL (sync): write-ahead log at the peak", bytes(plan.walBytesAtPeak()) + "/s"));
        lines.add(row(
                "PostgreSQL (sync): growth, nothing is removed by itself",
                bytes(plan.databaseBytesPerDay()) + " a day"));
        lines.add(row("Kafka: written at the peak, before replication", bytes(plan.kafkaBytesAtPeak()) + "/s"));
        lines.add(row("Kafka: disk of all brokers, 3 replicas, retention full", bytes(plan.kafkaDiskBytes())));
        lines.add(row(
                "days until an account has more contracts than Oneflow lists (20,000)",
                number(plan.daysUntilListsAreCut())));
        lines.add("");
        lines.add("Measured: " + String.join(", ", plan.costs().sources()));
        return lines;
    }

    private static String verdict(Plan plan) {
        Limit first = plan.first();
        return first.carried() >= 1
                ? String.format(
                        Locale.ROOT,
                        "It fits. The first limit would be %s, at %,d contracts a day.",
                        first.what(),
                        plan.carried())
                : String.format(
                        Locale.ROOT,
                        "It does not fit: the first limit is %s, at %,d contracts a day. Needed: %,d instead of %,d.",
                        first.what(),
                        plan.carried(),
                        first.required(),
                        first.there());
    }

    private static String line(Limit limit) {
        return String.format(
                Locale.ROOT,
                "| %s | %s %s | %s | %,d | %,d | %,.0f %% |",
                limit.what(),
                number(limit.needed()),
                limit.unit(),
                number(limit.each()),
                limit.required(),
                limit.there(),
                limit.carried() * 100);
    }

    private static String row(String what, String value) {
        return "| " + what + " | " + value + " |";
    }

    static String bytes(double bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
        int unit = 0;
        double left = bytes;
        while (left >= KIB && unit < units.length - 1) {
            left /= KIB;
            unit++;
        }
        return number(left) + " " + units[unit];
    }

    private static String number(double value) {
        return value < 10
                ? String.format(Locale.ROOT, "%,.2f", value).replaceAll("\\.?0+$", "")
                : String.format(Locale.ROOT, "%,.0f", value);
    }
}
