package dev.countersign.local.operator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The contracts that something is done to: named ones of an account, or all that fit. */
final class Selection {

    @Mixin
    ParkedCommand.Which which = new ParkedCommand.Which();

    @Parameters(
            arity = "0..*",
            paramLabel = "CONTRACT",
            description = "Only these contracts of the account; without any, all that fit the options.")
    List<Long> contracts = List.of();

    @Option(names = "--most", paramLabel = "NUMBER", description = "At most so many (default: 1000).")
    @Nullable Integer most;

    /** What the service is to choose; it refuses a choice of everything. */
    Query with(Reason reason, @Nullable String state) {
        return reason.query()
                .with("accountId", which.account)
                .with("contracts", contracts.isEmpty() ? null : contracts)
                .with("outcome", which.outcome)
                .with("olderThan", which.olderThan == null ? null : which.olderThan.toString())
                .with("state", state)
                .with("limit", most);
    }
}
