package dev.countersign.local.operator;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code countersign why}: why an employee is not updated. */
@Command(
        name = "why",
        description =
                "Answers why an employee is not updated: events, reads, mapping, outcome, what comes next, audit.",
        mixinStandardHelpOptions = true)
public final class WhyCommand implements Callable<Integer> {

    @Mixin
    Connection connection = new Connection();

    @Mixin
    Output output = new Output();

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account's number in Oneflow.")
    long account;

    @Parameters(index = "1", paramLabel = "CONTRACT", description = "The contract's number in Oneflow.")
    long contract;

    @Override
    public Integer call() {
        return output.write(connection.sync().get("/api/accounts/" + account + "/contracts/" + contract, Map.of()));
    }
}
