package dev.countersign.local.bench.sync;

import dev.countersign.local.bench.report.BenchPlaces;
import dev.countersign.local.stack.StartFailedException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    BenchPlaces places = new BenchPlaces();

    /** For picocli. */
    public BenchSyncCommand() {}

    @Override
    public Integer call() throws SQLException, InterruptedException {
        try {
            SyncBenchmark benchmark = new SyncBenchmark(places.folders(), System.out::println);
            return benchmark.run(parts, quick, rounds, seconds, places.out()) ? 0 : 1;
        } catch (StartFailedException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
