package dev.countersign.local.operator;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of a list. */
final class Paging {

    @Option(names = "--limit", defaultValue = "100", description = "At most so many (default: ${DEFAULT-VALUE}).")
    int limit = 100;

    @Option(
            names = "--after",
            paramLabel = "PLACE",
            description = "Go on behind this place, which the last part named.")
    @Nullable String after;

    Query query() {
        return new Query().with("limit", limit).with("after", after);
    }
}
