package dev.countersign.local.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A run's result as a page and as JSON. */
public final class ResultPage {

    private static final int DATE = 10;

    private final ChaosResult result;

    /**
     * A page.
     *
     * @param result what it tells
     */
    public ResultPage(ChaosResult result) {
        this.result = result;
    }

    /**
     * Writes both.
     *
     * @param folder where to; made when it is missing. The names begin with the date and tell the number and the seed
     * @return the page
     */
    public Path writeTo(Path folder) {
        String name = "ingress-%s-%d-seed-%d"
                .formatted(
                        result.startedAt().substring(0, DATE), result.verdict().sent(), result.seed());
        Path page = folder.resolve(name + ".md");
        try {
            Files.createDirectories(folder);
            Files.writeString(page, markdown());
            Files.writeString(folder.resolve(name + ".json"), json());
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException("The result can't be written to " + folder, e);
        }
    }

    String json() {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .build()
                        .writeValueAsString(result)
                + "\n";
    }

    String markdown() {
        Verdict verdict = result.verdict();
        StringBuilder page = new StringBuilder();
        page.append("# Ingress under faults: ")
                .append(number(verdict.sent()))
                .append(" callbacks, ")
                .append(verdict.lostCallbacks())
                .append(" lost\n\nWritten by `")
                .append(result.command())
                .append("`; what it does is in [ingress.md](../ingress.md).\n\n");
        table(page, List.of("", ""), facts());
        page.append("\n## What must be zero\n\n");
        table(page, List.of("", "found"), mustBeZero(verdict));
        page.append("\n## What was found besides\n\n");
        table(page, List.of("", "count"), found(verdict));
        page.append("\n## Answers to genuine calls\n\n");
        table(page, List.of("answer", "count"), counts(result.answers()));
        page.append(
                "\n## Faults\n\nTimes are in seconds from the first callback. *Felt* is the time from the first failed attempt of the"
                        + " sender to the last; a fault counts until the next one.\n\n");
        table(
                page,
                List.of("at", "what", "held", "healed after", "failed attempts", "felt", "longest without a 200"),
                result.faults().stream().map(ResultPage::row).toList());
        if (!verdict.examples().isEmpty()) {
            page.append("\n## Examples of what must not be\n\n");
            verdict.examples()
                    .forEach(example -> page.append("- ").append(example).append('\n'));
        }
        return page.toString();
    }

    private List<List<String>> facts() {
        Machine machine = result.machine();
        return List.of(
                List.of("verdict", result.verdict().holds() ? "the ingress kept its promise" : "**BROKEN**"),
                List.of("started", result.startedAt()),
                List.of("commit", result.commit()),
                List.of("seed", Long.toString(result.seed())),
                List.of(
                        "machine",
                        machine.processors() + " × " + machine.processor() + ", " + number(machine.memoryMb())
                                + " MiB, " + machine.system()),
                List.of("Java", machine.java()),
                List.of(
                        "cluster",
                        "3 brokers (each also a controller), replication factor 3, min in-sync replicas 2; 2 ingresses"),
                List.of("callbacks open at a time", Integer.toString(result.window())),
                List.of("time", seconds(Math.round(result.seconds() * 1000))),
                List.of("acknowledged per second", number(result.acknowledgedPerSecond())),
                List.of("answers of 200 in the median second", number(result.medianPerSecond())),
                List.of("whole seconds without a 200", number(result.silentSeconds())),
                List.of("longest time without a 200", seconds(result.longestSilenceMs())),
                List.of("faults", number(result.faults().size())));
    }

    private static List<List<String>> mustBeZero(Verdict verdict) {
        return List.of(
                row("**lost**: acknowledged callbacks of which an event is missing", verdict.lostCallbacks()),
                row("events that are missing of them", verdict.lostEvents()),
                row(
                        "out of order: events after those of a callback that was sent only after theirs were acknowledged",
                        verdict.outOfOrder()),
                row("forged calls answered 200", verdict.forgedAcknowledged()),
                row("forged calls on a topic", verdict.forgedPresent()),
                row("records of callbacks that nobody sent", verdict.foreign()),
                row("records that say something else than their callback", verdict.altered()),
                row("records of a contract on a second partition", verdict.strayed()),
                row("well-formed callbacks in quarantine", verdict.quarantined()));
    }

    private List<List<String>> found(Verdict verdict) {
        return List.of(
                row("distinct callbacks sent", verdict.sent()),
                row("acknowledged (answered 200)", verdict.acknowledged()),
                row("given up by the sender", result.deeds().getOrDefault(Sender.GIVEN_UP, 0L)),
                row("never acknowledged, but present", verdict.unacknowledgedPresent()),
                row(
                        "acknowledged callbacks that were sent again on purpose",
                        result.deeds().getOrDefault(Sender.REPEATED, 0L)),
                row("forged calls sent", result.deeds().getOrDefault(Sender.FORGED, 0L)),
                row("records read back", verdict.records()),
                row("distinct events among them", verdict.events()),
                row("duplicated: records beyond one for each event", verdict.duplicates()),
                row("callbacks with more records of an event than attempts", verdict.moreCopiesThanAttempts()),
                row("events of one call in another order, after a failed attempt", verdict.shuffledWithinCall()),
                row("events of given-up callbacks after those of their successors", verdict.lateUnacknowledged()));
    }

    private static List<List<String>> counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> row(count.getKey(), count.getValue()))
                .toList();
    }

    private static List<String> row(FaultReport fault) {
        return List.of(
                String.format(Locale.ROOT, "%.1f", fault.atSeconds()),
                fault.what(),
                seconds(fault.heldMs()),
                seconds(fault.healedMs()),
                number(fault.failedAttempts()),
                seconds(fault.feltMs()),
                seconds(fault.longestSilenceMs()));
    }

    private static List<String> row(String what, long count) {
        return List.of(what, number(count));
    }

    private static void table(StringBuilder page, List<String> head, List<List<String>> rows) {
        line(page, head);
        line(page, head.stream().map(_ -> "---").toList());
        rows.forEach(row -> line(page, row));
    }

    private static void line(StringBuilder page, List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String seconds(long milliseconds) {
        return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
    }
}
