package dev.countersign.local;

import dev.countersign.local.bench.BenchCommand;
import dev.countersign.local.capacity.CapacityCommand;
import dev.countersign.local.operator.AccountCommand;
import dev.countersign.local.operator.AccountsCommand;
import dev.countersign.local.operator.ActionsCommand;
import dev.countersign.local.operator.ApiException;
import dev.countersign.local.operator.AuditCommand;
import dev.countersign.local.operator.ContractsCommand;
import dev.countersign.local.operator.DryRunCommand;
import dev.countersign.local.operator.EraseCommand;
import dev.countersign.local.operator.GiveUpCommand;
import dev.countersign.local.operator.ParkedCommand;
import dev.countersign.local.operator.ReconcileCommand;
import dev.countersign.local.operator.ReplayCommand;
import dev.countersign.local.operator.RequestsCommand;
import dev.countersign.local.operator.ReviewsCommand;
import dev.countersign.local.operator.WhyCommand;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code countersign} command. Exit code 0: it worked; 1: it did not, the last lines say why; 2: wrong usage. */
@Command(
        name = "countersign",
        description = "Runs Countersign on this machine, and asks and mends it wherever it runs.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            StopCommand.class,
            ChaosCommand.class,
            RolloutCommand.class,
            BenchCommand.class,
            CapacityCommand.class,
            AccountsCommand.class,
            AccountCommand.class,
            ContractsCommand.class,
            WhyCommand.class,
            ParkedCommand.class,
            ReplayCommand.class,
            GiveUpCommand.class,
            ReviewsCommand.class,
            ReconcileCommand.class,
            RequestsCommand.class,
            DryRunCommand.class,
            ActionsCommand.class,
            AuditCommand.class,
            EraseCommand.class,
            GenerateCompletion.class
        })
public final class Main {

    private Main() {}

    /**
     * Runs one command.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "dev/countersign/local/logback-launcher.xml");
        // Bound before threads start: what several log at once while it binds would be replayed with a warning.
        var _ = LoggerFactory.getILoggerFactory();
        System.exit(commandLine().execute(args));
    }

    /**
     * The command with all of its parts; what a service refuses is said in one line.
     *
     * @return ready to be executed
     */
    public static CommandLine commandLine() {
        CommandLine all = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
        CommandLine.IExecutionExceptionHandler usual = all.getExecutionExceptionHandler();
        return all.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof ApiException) {
                command.getErr().println(failure.getMessage());
                return 1;
            }
            return usual.handleExecutionException(failure, command, parsed);
        });
    }
}
