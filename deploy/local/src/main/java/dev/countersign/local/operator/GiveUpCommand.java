package dev.countersign.local.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code countersign give-up}: parked contracts are left as they are. */
@Command(
        name = "give-up",
        description =
                "Leaves parked contracts as they are; needs a comment. A later event or a replay takes them up again.",
        mixinStandardHelpOptions = true)
public final class GiveUpCommand implements Callable<Integer> {

    @Mixin
    Connection connection = new Connection();

    @Mixin
    Output output = new Output();

    @Mixin
    Selection selection = new Selection();

    @Mixin
    Reason reason = new Reason();

    @Override
    public Integer call() {
        return output.write(connection
                .sync()
                .post("/api/give-ups", selection.with(reason, null).toMap()));
    }
}
