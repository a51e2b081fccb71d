package dev.countersign.local;

import picocli.CommandLine.Command;

/** {@code countersign chaos}: proofs that need things to break. */
@Command(
        name = "chaos",
        description = "Breaks things on purpose, and counts what is left.",
        mixinStandardHelpOptions = true,
        subcommands = ChaosIngressCommand.class)
final class ChaosCommand {}
