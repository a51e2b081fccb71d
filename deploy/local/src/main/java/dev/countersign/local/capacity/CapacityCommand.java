package dev.countersign.local.capacity;

import dev.countersign.local.bench.report.ResultFiles;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.StartFailedException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code countersign capacity}: what so many contracts a day take. Exit code 0: it fits, 1: it does not. */
@Command(
        name = "capacity",
        description = "Calculates what so many contracts a day take, from the committed results of the benchmarks.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class CapacityCommand implements Callable<Integer> {

    @Option(
            names = "--contracts-per-day",
            defaultValue = "10000000",
            description = "Signed contracts (${DEFAULT-VALUE}).")
    private long contractsPerDay;

    @Option(
            names = "--webhooks-per-contract",
            defaultValue = "6",
            description = "Webhook calls until a contract is signed (${DEFAULT-VALUE}).")
    private double webhooksPerContract;

    @Option(
            names = "--reads-per-contract",
            defaultValue = "3",
            description = "How many of them come so far apart that each is read from Oneflow (${DEFAULT-VALUE}).")
    private double readsPerContract;

    @Option(names = "--peak-factor", defaultValue = "3", description = "Busiest hour to average (${DEFAULT-VALUE}).")
    private double peakFactor;

    @Option(
            names = "--accounts",
            defaultValue = "1000",
            description = "Customers, each with a token (${DEFAULT-VALUE}).")
    private int accounts;

    @Option(names = "--ingresses", defaultValue = "10", description = "Processes of the ingress (${DEFAULT-VALUE}).")
    private int ingresses;

    @Option(names = "--syncs", defaultValue = "4", description = "Processes of the sync service (${DEFAULT-VALUE}).")
    private int syncs;

    @Option(
            names = "--commits",
            defaultValue = "10000",
            description =
                    "Commits a second of the sync service's PostgreSQL; measure yours, with pgbench -N (${DEFAULT-VALUE}).")
    private double commits;

    @Option(
            names = "--usable",
            defaultValue = "0.6",
            description = "Share of what was measured that is planned with (${DEFAULT-VALUE}).")
    private double usable;

    @Option(names = "--results", defaultValue = "docs/benchmarks", description = "Raw results (${DEFAULT-VALUE}).")
    private Path results;

    @Option(
            names = "--measure",
            description = "First measure rows and bytes for a contract, on this machine; a minute.")
    private boolean measure;

    @Option(names = "--page", description = "A page whose generated part gets the result.")
    private @Nullable Path page;

    @Option(names = "--home", hidden = true, defaultValue = ".local/bench")
    private Path home;

    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public CapacityCommand() {}

    @Override
    public Integer call() throws SQLException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (measure) {
                var folders = new LocalFolders(Path.of("").toAbsolutePath(), home.toAbsolutePath());
                out.println("Written: " + new FootprintMeasurement(folders, out::println).writeTo(results));
            }
            var demand = new Demand(
                    contractsPerDay,
                    webhooksPerContract,
                    readsPerContract,
                    peakFactor,
                    accounts,
                    ingresses,
                    syncs,
                    commits,
                    usable);
            var plan = new Plan(demand, Costs.in(results));
            String text = String.join("\n", PlanText.of(plan)) + "\n";
            out.print(text);
            if (page != null) {
                new ResultFiles(Objects.requireNonNullElse(page.getParent(), Path.of("")))
                        .updatePage(page.getFileName().toString(), text);
            }
            return plan.first().carried() >= 1 ? 0 : 1;
        } catch (StartFailedException | IllegalStateException | IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        } finally {
            out.flush();
        }
    }
}
