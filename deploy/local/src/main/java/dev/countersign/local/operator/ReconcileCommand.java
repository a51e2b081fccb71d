package dev.countersign.local.operator;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign reconcile}: what webhooks missed is found now, not at the next scheduled run. */
@Command(
        name = "reconcile",
        description = "Looks for contracts that changed or vanished without a webhook, in one account or in all.",
        mixinStandardHelpOptions = true)
public final class ReconcileCommand implements Callable<Integer> {

    private static final String PATH = "/api/reconciliations";

    @Mixin
    Connection connection = new Connection();

    @Mixin
    Output output = new Output();

    @Mixin
    Reason reason = new Reason();

    @Parameters(arity = "0..1", paramLabel = "ACCOUNT", description = "Only this account.")
    @Nullable Long account;

    @Option(
            names = "--force",
            description =
                    "Also when it would change more than the bound allows; needs a comment. Look at the aborted run first.")
    boolean force;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "PT30S",
            description = "Wait so long for the end (default: ${DEFAULT-VALUE}); it goes on without us.")
    Duration wait = Duration.ofSeconds(30);

    @Override
    public Integer call() {
        Query body = reason.query()
                .with("accountId", account)
                .with("force", force ? true : null)
                .with("waitFor", wait.toString());
        return output.write(connection.sync().post(PATH, body.toMap()));
    }

    @Command(description = "Lists runs, newest first, with how far they are.", mixinStandardHelpOptions = true)
    int runs(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin Paging paging,
            @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only of this account.") @Nullable Long account,
            @Option(names = "--state", description = "Only those that are in this state, such as aborted.") @Nullable String state) {
        Query query = paging.query().with("account", account).with("state", state);
        return output.writePage(connection.sync().get(PATH, query.toMap()), "runs");
    }
}
