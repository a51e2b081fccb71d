package dev.countersign.local.operator;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign accounts}: who uses the extension. */
@Command(name = "accounts", description = "Lists accounts.", mixinStandardHelpOptions = true)
public final class AccountsCommand implements Callable<Integer> {

    @Mixin
    Connection connection = new Connection();

    @Mixin
    Output output = new Output();

    @Mixin
    Paging paging = new Paging();

    @Option(names = "--search", paramLabel = "TEXT", description = "Only those with this in their name or number.")
    @Nullable String search;

    @Option(names = "--state", description = "Only those in this state, as the setup service calls it.")
    @Nullable String state;

    @Option(names = "--suspended", description = "Only those whose contracts rest, as the sync service sees them.")
    boolean suspended;

    @Override
    public Integer call() {
        if (suspended) {
            Query query = paging.query().with("suspended", true);
            return output.writePage(connection.sync().get("/api/accounts", query.toMap()), "accounts");
        }
        Query query = paging.query().with("search", search).with("state", state);
        return output.writePage(connection.setup().get("/api/accounts", query.toMap()), "data");
    }
}
