package dev.countersign.local.bench;

import picocli.CommandLine.Command;

/** {@code countersign bench}: the benchmarks. */
@Command(
        name = "bench",
        description = "Measures a part of Countersign and writes the results down.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BenchIngressCommand.class})
public final class BenchCommand {}
