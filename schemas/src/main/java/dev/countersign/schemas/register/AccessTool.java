package dev.countersign.schemas.register;

import dev.countersign.schemas.register.StrimziUsers.Authentication;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What prints who may do what in Kafka. */
final class AccessTool {

    private AccessTool() {}

    @Command(
            name = "strimzi-users",
            description = "Prints the users with their rights as Strimzi KafkaUser resources.",
            mixinStandardHelpOptions = true)
    static final class Users implements Callable<Integer> {

        @Option(
                names = "--authentication",
                defaultValue = "scram-sha-512",
                description = "How they prove who they are: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
        Authentication authentication = Authentication.SCRAM_SHA_512;

        @Spec
        @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            return print(spec, StrimziUsers.yaml(authentication));
        }
    }

    @Command(
            name = "acls",
            description = "Prints the users' rights as a script of kafka-acls.sh calls, for clusters without Strimzi.",
            mixinStandardHelpOptions = true)
    static final class Acls implements Callable<Integer> {

        @Spec
        @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            return print(spec, AclCommands.script());
        }
    }

    private static int print(@Nullable CommandSpec spec, String text) {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(text);
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
