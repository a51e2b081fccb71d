package dev.countersign.local.operator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign audit}: which attribute of which record was changed from what to what, and why. */
@Command(
        name = "audit",
        description = "Exports the audit of an account, oldest first.",
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {

    @Mixin
    Connection connection = new Connection();

    @Parameters(paramLabel = "ACCOUNT", description = "The account's number in Oneflow.")
    long account;

    @Option(names = "--format", defaultValue = "json", description = "json or csv (default: ${DEFAULT-VALUE}).")
    String format = "json";

    @Option(names = "--employee", paramLabel = "ID", description = "Only of this record of the HRM.")
    @Nullable String employee;

    @Option(names = "--contract", paramLabel = "CONTRACT", description = "Only of this contract.")
    @Nullable Long contract;

    @Option(names = "--from", paramLabel = "TIME", description = "From this time on, such as 2026-01-31T00:00:00Z.")
    @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Before this time.")
    @Nullable String to;

    @Option(
            names = "--values",
            description = "With the personal values before and after; takes the right to act, and is noted.")
    boolean values;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Into this file, which must not exist, instead of here.")
    @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Map<String, Object> query = new Query()
                .with("format", format)
                .with("employee", employee)
                .with("contract", contract)
                .with("from", from)
                .with("to", to)
                .with("values", values)
                .toMap();
        String path = "/api/accounts/" + account + "/audit";
        if (out == null) {
            connection.sync().download(path, query, System.out);
            System.out.flush();
        } else {
            ServiceApi sync = connection.sync();
            try (OutputStream file = Files.newOutputStream(out, java.nio.file.StandardOpenOption.CREATE_NEW)) {
                sync.download(path, query, file);
            }
        }
        return 0;
    }
}
