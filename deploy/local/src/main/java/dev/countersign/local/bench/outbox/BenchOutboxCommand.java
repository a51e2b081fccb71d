package dev.countersign.local.bench.outbox;

import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.LocalStack;
import dev.countersign.local.stack.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign bench outbox}: how fast the setup service tells others what it knows. */
@Command(
        name = "outbox",
        description = "Measures the outbox of the setup service: states a second, and their order.",
        mixinStandardHelpOptions = true)
public final class BenchOutboxCommand implements Callable<Integer> {

    private static final int TARGET = 2_000;

    @Option(names = "--accounts", defaultValue = "20000", description = "How many (default: 20000).")
    int accounts = 20_000;

    @Option(
            names = "--out",
            defaultValue = "docs/benchmarks",
            description = "Where the page goes (default: docs/benchmarks).")
    Path out = Path.of("docs/benchmarks");

    @Option(names = "--home", hidden = true, defaultValue = ".local/bench")
    Path home = Path.of(".local/bench");

    /** For picocli. */
    public BenchOutboxCommand() {}

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        LocalFolders folders = new LocalFolders(Path.of("").toAbsolutePath(), home.toAbsolutePath());
        try (LocalStack stack = LocalStack.startAnywhere(folders, BenchOutboxCommand::say)) {
            OutboxResult result = new OutboxBenchmark(stack, BenchOutboxCommand::say).run(accounts);
            List<String> page = OutboxPage.of(result, TARGET, machine());
            page.forEach(BenchOutboxCommand::say);
            Files.createDirectories(out);
            Files.write(out.resolve("outbox.md"), page);
            return result.isInOrder() && result.perSecond() >= TARGET ? 0 : 1;
        } catch (StartFailedException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static String machine() {
        return "%s, %d processors, Java %s."
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version());
    }
}
