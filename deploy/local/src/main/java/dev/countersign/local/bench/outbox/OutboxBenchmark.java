package dev.countersign.local.bench.outbox;

import dev.countersign.local.bench.outbox.OutboxResult.Order;
import dev.countersign.local.bench.outbox.OutboxResult.Round;
import dev.countersign.local.bench.report.Environment;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.LocalStack;
import dev.countersign.local.stack.Progress;
import dev.countersign.schemas.topic.TopicNames;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Changes the tables of a running setup service and looks at what Kafka gets, when, and in which order. */
public final class OutboxBenchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int PASSES = 5;
    private static final int PARTS = 10;

    private final LocalFolders folders;
    private final Progress progress;
    private final Clock clock = Clock.systemUTC();

    /**
     * A benchmark.
     *
     * @param folders the repository, and where it may write
     * @param progress hears what is going on
     */
    public OutboxBenchmark(LocalFolders folders, Progress progress) {
        this.folders = folders;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param accounts how many
     * @param rounds how often everything changes
     * @return what was measured
     * @throws SQLException when the database can't be used
     * @throws InterruptedException when somebody has lost patience
     */
    public OutboxResult run(int accounts, int rounds) throws SQLException, InterruptedException {
        try (LocalStack stack = LocalStack.startSetupAlone(folders, progress);
                OutboxRows rows = OutboxRows.connect(stack.setupDatabaseUrl())) {
            List<StateReader> readers = Stream.of(
                            TopicNames.WEBHOOK_ENDPOINTS,
                            TopicNames.ACCOUNT_CREDENTIALS,
                            TopicNames.ACCOUNT_PROVISIONED)
                    .map(topic -> new StateReader(stack.endpoints().bootstrapServers(), topic))
                    .toList();
            try {
                warmUp(rows, readers, accounts);
                List<Round> measured = new ArrayList<>();
                for (int i = 0; i < rounds; i++) {
                    measured.add(round(rows, readers));
                }
                return new OutboxResult(
                        environment(), rows.settings(), accounts, measured, order(rows, readers, accounts, rounds));
            } finally {
                readers.forEach(StateReader::close);
            }
        }
    }

    private void warmUp(OutboxRows rows, List<StateReader> readers, int accounts)
            throws SQLException, InterruptedException {
        progress.say("Adding " + accounts + " accounts, which warms everything up");
        rows.addAccounts(accounts);
        awaitNoLag(rows);
        readers.forEach(StateReader::readToEnd);
    }

    private Round round(OutboxRows rows, List<StateReader> readers) throws SQLException, InterruptedException {
        rows.changeEverything();
        awaitNoLag(rows);
        readers.forEach(StateReader::readToEnd);
        long first = readers.stream().mapToLong(StateReader::first).min().orElseThrow();
        long last = readers.stream().mapToLong(StateReader::last).max().orElseThrow();
        Round round = new Round(
                readers.stream().mapToLong(StateReader::records).sum(),
                seconds(first, last),
                readers.stream()
                        .map(reader -> new OutboxResult.Topic(
                                reader.topic(), reader.records(), seconds(reader.first(), reader.last())))
                        .toList());
        progress.say(String.format(
                Locale.ROOT,
                "%,d records in %.1f s: %,.0f a second",
                round.records(),
                round.seconds(),
                round.perSecond()));
        return round;
    }

    private Order order(OutboxRows rows, List<StateReader> readers, int accounts, int rounds)
            throws SQLException, InterruptedException {
        progress.say("Changing every account " + PASSES + " times while the relay is at work");
        long changes = 0;
        for (int change = 0; change < PASSES * PARTS; change++) {
            changes += rows.changePart(change % PARTS, PARTS);
        }
        awaitNoLag(rows);
        readers.forEach(StateReader::readToEnd);
        return new Order(
                changes,
                readers.stream().mapToLong(StateReader::records).sum(),
                readers.stream().mapToLong(StateReader::outOfOrder).sum(),
                readers.stream()
                        .mapToLong(reader -> reader.notAt(1L + rounds + PASSES, accounts))
                        .sum());
    }

    private void awaitNoLag(OutboxRows rows) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (rows.lag() > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "The relay did not catch up within " + PATIENCE + ". Read the logs in " + folders.logs());
            }
            // Each look costs the database a little of what is measured.
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private Environment environment() {
        return Environment.of(
                folders.repository(), List.of(folders.libraries()), Map.of("setup-service", optionsOfService()), clock);
    }

    /** As it really runs; what comes after {@code -jar} is the program. */
    private static List<String> optionsOfService() {
        return ProcessHandle.current()
                .children()
                .map(child -> List.of(child.info().arguments().orElse(new String[0])))
                .filter(arguments -> !arguments.isEmpty() && arguments.getLast().contains("setup-service"))
                .map(arguments -> arguments.subList(0, arguments.indexOf("-jar")))
                .findFirst()
                .orElse(List.of());
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1000.0;
    }
}
