package dev.countersign.local.operator;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign actions}: who did what. */
@Command(
        name = "actions",
        description = "Lists what operators did to contracts, newest first: who, when, why.",
        mixinStandardHelpOptions = true)
public final class ActionsCommand implements Callable<Integer> {

    @Mixin
    Connection connection = new Connection();

    @Mixin
    Output output = new Output();

    @Mixin
    Paging paging = new Paging();

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only of this account.")
    @Nullable Long account;

    @Option(names = "--contract", paramLabel = "CONTRACT", description = "Only of this contract.")
    @Nullable Long contract;

    @Option(names = "--what", description = "Only this kind of action, such as replay.")
    @Nullable String what;

    @Override
    public Integer call() {
        Query query = paging.query()
                .with("account", account)
                .with("contract", contract)
                .with("what", what);
        return output.writePage(connection.sync().get("/api/operator-actions", query.toMap()), "actions");
    }
}
