package dev.countersign.local.operator;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who does something, and why; kept with what was done. */
final class Reason {

    @Option(
            names = "--who",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who does it (default: ${DEFAULT-VALUE}).")
    String who = "";

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why; names no employee.")
    @Nullable String comment;

    Query query() {
        return new Query().with("who", who).with("comment", comment);
    }
}
