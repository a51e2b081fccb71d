package dev.countersign.local.operator;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign parked}: what waits for a person. */
@Command(
        name = "parked",
        description = "Lists contracts that wait for a person, longest first, with the reason and what to do.",
        mixinStandardHelpOptions = true)
public final class ParkedCommand implements Callable<Integer> {

    @Mixin
    Connection connection = new Connection();

    @Mixin
    Output output = new Output();

    @Mixin
    Paging paging = new Paging();

    @Mixin
    Which which = new Which();

    @Option(names = "--given-up", description = "Those that were given up instead.")
    boolean givenUp;

    @Option(names = "--summary", description = "Only how many, by account and outcome.")
    boolean summary;

    @Override
    public Integer call() {
        if (summary) {
            return output.writePage(connection.sync().get("/api/parked/summary", Map.of()), "groups");
        }
        Query query = paging.query()
                .with("account", which.account)
                .with("outcome", which.outcome)
                .with("olderThan", which.olderThan)
                .with("state", givenUp ? "given_up" : "parked");
        return output.writePage(connection.sync().get("/api/parked", query.toMap()), "contracts");
    }

    /** Which contracts. */
    static final class Which {

        @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only of this account.")
        @Nullable Long account;

        @Option(names = "--outcome", description = "Only those whose last sync ended like this, such as hrm_rejected.")
        @Nullable String outcome;

        @Option(
                names = "--older-than",
                paramLabel = "DURATION",
                description = "Only those that have waited longer, such as PT1H.")
        @Nullable Duration olderThan;
    }
}
