package dev.countersign.local;

import dev.countersign.local.bench.BenchCommand;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code countersign} command. Exit code 0: it worked; 1: it did not, the last lines say why; 2: wrong usage. */
@Command(
        name = "countersign",
        description = "Runs Countersign on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {DemoCommand.class, StopCommand.class, ChaosCommand.class, BenchCommand.class})
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
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }
}
