package dev.countersign.local.operator;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign erase}: a person's values are erased; the proof stays. */
@Command(
        name = "erase",
        description =
                "Erases a person's values from the audit and everything else that is kept; that something changed stays.",
        mixinStandardHelpOptions = true)
public final class EraseCommand implements Callable<Integer> {

    @Mixin
    Connection connection = new Connection();

    @Mixin
    Output output = new Output();

    @Mixin
    Reason reason = new Reason();

    @Parameters(paramLabel = "ACCOUNT", description = "The account's number in Oneflow.")
    long account;

    @ArgGroup(exclusive = true, multiplicity = "1")
    Whose whose = new Whose();

    @Option(names = "--yes", required = true, description = "Yes, this is meant; nothing brings the values back.")
    boolean yes;

    /** Whose values. */
    static final class Whose {

        @Option(names = "--employee", paramLabel = "ID", description = "Of this record of the HRM.")
        @Nullable String employee;

        @Option(names = "--contract", paramLabel = "CONTRACT", description = "Of the employee of this contract.")
        @Nullable Long contract;

        @Option(names = "--whole-account", description = "Of everybody, when the account has left.")
        @Nullable Boolean wholeAccount;
    }

    @Override
    public Integer call() {
        Query body = reason.query()
                .with("employeeId", whose.employee)
                .with("contractId", whose.contract)
                .with("wholeAccount", whose.wholeAccount);
        return output.write(connection.sync().post("/api/accounts/" + account + "/erasures", body.toMap()));
    }
}
