package dev.countersign.local.operator;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign replay}: contracts are synced again. */
@Command(
        name = "replay",
        description = "Has contracts synced again, at a bounded rate and behind fresh signatures.",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {

    @Mixin
    Connection connection = new Connection();

    @Mixin
    Output output = new Output();

    @Mixin
    Selection selection = new Selection();

    @Mixin
    Reason reason = new Reason();

    @Option(names = "--state", description = "Those that are parked (usual), given_up or clean.")
    @Nullable String state;

    @Override
    public Integer call() {
        return output.write(connection
                .sync()
                .post("/api/replays", selection.with(reason, state).toMap()));
    }
}
