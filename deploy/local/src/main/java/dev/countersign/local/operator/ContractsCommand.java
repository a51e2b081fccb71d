package dev.countersign.local.operator;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign contracts}: the contracts of an account. */
@Command(name = "contracts", description = "Lists contracts of an account.", mixinStandardHelpOptions = true)
public final class ContractsCommand implements Callable<Integer> {

    @Mixin
    Connection connection = new Connection();

    @Mixin
    Output output = new Output();

    @Parameters(paramLabel = "ACCOUNT", description = "The account's number in Oneflow.")
    long account;

    @Option(names = "--state", description = "Only those that are dirty, clean, parked or given_up.")
    @Nullable String state;

    @Option(names = "--limit", defaultValue = "100", description = "At most so many (default: ${DEFAULT-VALUE}).")
    int limit = 100;

    @Override
    public Integer call() {
        Query query = new Query().with("state", state).with("limit", limit);
        return output.writePage(
                connection.sync().get("/api/accounts/" + account + "/contracts", query.toMap()), "data");
    }
}
