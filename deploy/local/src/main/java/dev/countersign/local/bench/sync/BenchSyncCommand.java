package dev.countersign.local.bench.sync;

import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.StartFailedException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign bench sync}: the contract sync service. */
@Command(
        name = "sync",
        description =
                "Measures the contract sync service: beside a plain listener, in bursts, at a steady rate, with backlogs.",
        mixinStandardHelpOptions = true)
public final class BenchSyncCommand implements Callable<Integer> {

    @Option(names = "--rounds", defaultValue = "3", description = "How often everything is measured (default: 3).")
    int rounds = 3;

    @Option(names = "--seconds", defaultValue = "20", description = "How long each steady load is (default: 20).")
    double seconds = 20;

    @Option(
            names = "--quick",
            description = "Less of everything, within a minute: shows that it works, proves nothing.")
    boolean quick;

    @Option(
            names = "--parts",
            split = ",",
            description = "Only these: ${COMPLETION-CANDIDATES}; results of the others stay as they are.")
    Set<SyncBenchmark.Part> parts = EnumSet.allOf(SyncBenchmark.Part.class);

    @Option(
            names = "--out",
            defaultValue = "docs/benchmarks",
            description = "Where the page and the raw results go (default: docs/benchmarks).")
    Path out = Path.of("docs/benchmarks");

    @Option(names = "--home", hidden = true, defaultValue = ".local/bench")
    Path home = Path.of(".local/bench");

    /** For picocli. */
    public BenchSyncCommand() {}

    @Override
    public Integer call() throws SQLException, InterruptedException {
        LocalFolders folders = new LocalFolders(Path.of("").toAbsolutePath(), home.toAbsolutePath());
        try {
            SyncBenchmark benchmark = new SyncBenchmark(folders, System.out::println);
            return benchmark.run(parts, quick, rounds, seconds, out) ? 0 : 1;
        } catch (StartFailedException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
