package dev.countersign.local.operator;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign reviews}: differences between contract and HRM that a person decides. */
@Command(
        name = "reviews",
        description = "Lists differences that wait for a decision, with both values.",
        mixinStandardHelpOptions = true)
public final class ReviewsCommand implements Callable<Integer> {

    private static final String PATH = "/api/reviews";

    @Mixin
    Connection connection = new Connection();

    @Mixin
    Output output = new Output();

    @Mixin
    Paging paging = new Paging();

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only of this account.")
    @Nullable Long account;

    @Option(
            names = "--state",
            defaultValue = "open",
            description = "open, accepted, kept, written or settled (default: ${DEFAULT-VALUE}).")
    String state = "open";

    @Override
    public Integer call() {
        Query query = paging.query().with("account", account).with("state", state);
        return output.writePage(connection.sync().get(PATH, query.toMap()), "reviews");
    }

    @Command(description = "The contract's value is written by the next sync.", mixinStandardHelpOptions = true)
    int accept(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin Reason reason,
            @Option(names = "--revision", required = true, description = "The revision that was looked at.")
                    int revision,
            @Parameters(paramLabel = "REVIEW") UUID review) {
        return output.write(connection.sync().post(PATH + "/" + review + "/accept", decision(reason, revision)));
    }

    @Command(
            description = "The HRM's value stays until the contract proposes another one.",
            mixinStandardHelpOptions = true)
    int keep(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin Reason reason,
            @Option(names = "--revision", required = true, description = "The revision that was looked at.")
                    int revision,
            @Parameters(paramLabel = "REVIEW") UUID review) {
        return output.write(connection.sync().post(PATH + "/" + review + "/keep", decision(reason, revision)));
    }

    private static Map<String, Object> decision(Reason reason, int revision) {
        return reason.query().with("revision", revision).toMap();
    }
}
