package dev.countersign.local.bench;

import dev.countersign.local.bench.outbox.BenchOutboxCommand;
import dev.countersign.local.bench.sync.BenchSyncCommand;
import picocli.CommandLine.Command;

/** {@code countersign bench}: the benchmarks. */
@Command(
        name = "bench",
        description = "Measures a part of Countersign and writes the results down.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BenchIngressCommand.class, BenchOutboxCommand.class, BenchSyncCommand.class})
public final class BenchCommand {}
