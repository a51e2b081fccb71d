package dev.countersign.local.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign dry-run}: what a mapping would change. */
@Command(
        name = "dry-run",
        description = "Tells what would change in the HRM, contract by contract; nothing is written.",
        mixinStandardHelpOptions = true)
public final class DryRunCommand implements Callable<Integer> {

    @Mixin
    Connection connection = new Connection();

    @Mixin
    Output output = new Output();

    @Parameters(paramLabel = "ACCOUNT", description = "The account's number in Oneflow.")
    long account;

    @Option(
            names = "--integration",
            paramLabel = "FILE",
            description = "An integration.yaml to try instead of the one that is used.")
    @Nullable Path integration;

    @Option(names = "--offset", defaultValue = "0", description = "Leave out so many contracts.")
    int offset;

    @Option(
            names = "--limit",
            defaultValue = "100",
            description = "At most so many, 100 of them (default: ${DEFAULT-VALUE}).")
    int limit = 100;

    @Override
    public Integer call() {
        Query body = new Query()
                .with("integration", integration == null ? null : read(integration))
                .with("offset", offset)
                .with("limit", limit);
        return output.write(connection.sync().post("/api/accounts/" + account + "/dry-runs", body.toMap()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ApiException("The file " + file + " can't be read: " + e.getMessage());
        }
    }
}
