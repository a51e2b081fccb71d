package dev.countersign.local.bench.outbox;

import dev.countersign.local.bench.report.BenchPlaces;
import dev.countersign.local.bench.report.ResultFiles;
import dev.countersign.local.bench.report.Spread;
import dev.countersign.local.stack.StartFailedException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign bench outbox}: how fast the setup service tells others what it knows. */
@Command(
        name = "outbox",
        description = "Measures the outbox of the setup service: states a second, and their order.",
        mixinStandardHelpOptions = true)
public final class BenchOutboxCommand implements Callable<Integer> {

    private static final int TARGET = 2_000;

    @Option(names = "--accounts", defaultValue = "10000", description = "How many (default: 10000).")
    int accounts = 10_000;

    @Option(names = "--rounds", defaultValue = "5", description = "How often everything changes (default: 5).")
    int rounds = 5;

    @Mixin
    BenchPlaces places = new BenchPlaces();

    /** For picocli. */
    public BenchOutboxCommand() {}

    @Override
    public Integer call() throws SQLException, InterruptedException {
        try {
            OutboxResult result = new OutboxBenchmark(places.folders(), System.out::println).run(accounts, rounds);
            ResultFiles files = new ResultFiles(places.out());
            String raw = "outbox-" + result.environment().date().substring(0, 10) + ".json";
            files.write(raw, result);
            files.updatePage("setup.md", OutboxPage.of(result, TARGET, raw));
            System.out.println("Written: " + places.out().resolve("setup.md") + " and "
                    + places.out().resolve(raw));
            return result.isSound() && Spread.of(result.perSecond()).median() >= TARGET ? 0 : 1;
        } catch (StartFailedException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
