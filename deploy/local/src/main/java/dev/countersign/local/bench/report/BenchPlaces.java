package dev.countersign.local.bench.report;

import dev.countersign.local.stack.LocalFolders;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that every benchmark has: where its results go, and where it works. A picocli mixin. */
public final class BenchPlaces {

    @Option(
            names = "--out",
            defaultValue = "docs/benchmarks",
            description = "Where the page and the raw results go (default: docs/benchmarks).")
    private Path out = Path.of("docs/benchmarks");

    @Option(names = "--home", hidden = true, defaultValue = ".local/bench")
    private Path home = Path.of(".local/bench");

    /** For picocli. */
    public BenchPlaces() {}

    /** The folder of the page and the raw results. */
    public Path out() {
        return out;
    }

    /** The folders of the processes that the benchmark starts. */
    public LocalFolders folders() {
        return new LocalFolders(Path.of("").toAbsolutePath(), home.toAbsolutePath());
    }
}
