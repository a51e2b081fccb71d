package dev.countersign.schemas.register;

import dev.countersign.schemas.secrets.SecretBox;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the deployment steps. Exit code 0: done; 1: failed, the message says why; 2: wrong usage. */
@Command(
        name = "schemas",
        description = "Deployment steps of the published contract.",
        mixinStandardHelpOptions = true,
        subcommands = {
            Tool.Register.class,
            Tool.Topics.class,
            Tool.Strimzi.class,
            AccessTool.Users.class,
            AccessTool.Acls.class,
            Tool.Keyset.class,
            KeysetTool.class,
            AwaitTool.class
        })
public final class Tool {

    private static final int SCHEMAS_PER_SUBJECT = 100;

    private Tool() {}

    /** Runs one step and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tool()).setExecutionExceptionHandler((e, commandLine, parsed) -> {
            commandLine.getErr().println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Command(name = "register", description = "Registers every schema; doing it again changes nothing.")
    static final class Register implements Callable<Integer> {

        @Option(names = "--schema-registry", required = true, description = "URL of the schema registry.")
        String url = "";

        @Option(
                names = "--properties",
                description =
                        "File with client properties, for example basic.auth.credentials.source, or folder in which"
                                + " each file is one, as a mounted secret is. May be repeated.")
        List<Path> properties = List.of();

        @Spec
        @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var registry = new CachedSchemaRegistryClient(url, SCHEMAS_PER_SUBJECT, ClientProperties.read(properties));
            for (var registered : new SchemaRegistration(registry).registerAll()) {
                out(spec).println("registered " + registered.subject() + " as id " + registered.id());
            }
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(name = "topics", description = "Creates the topics that are missing.")
    static final class Topics implements Callable<Integer> {

        @Option(names = "--bootstrap-servers", required = true, description = "Kafka brokers, host:port,…")
        String bootstrapServers = "";

        @Option(names = "--replication-factor", defaultValue = "3", description = "Replicas (${DEFAULT-VALUE}).")
        int replicationFactor;

        @Option(
                names = "--properties",
                description =
                        "File with Kafka client properties, for example for TLS, or folder in which each file is one,"
                                + " as a mounted secret is. May be repeated.")
        List<Path> properties = List.of();

        @Spec
        @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            Map<String, Object> configuration = ClientProperties.read(properties);
            configuration.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
            try (Admin admin = Admin.create(configuration)) {
                var created = new TopicCreation(admin, replicationFactor).createMissing();
                created.forEach(topic -> out(spec).println("created " + topic));
                out(spec).println(created.isEmpty() ? "all topics exist" : "done");
            }
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(name = "strimzi-topics", description = "Prints the topics as Strimzi KafkaTopic resources.")
    static final class Strimzi implements Callable<Integer> {

        @Spec
        @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            out(spec).print(StrimziTopics.yaml());
            out(spec).flush();
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(name = "keyset", description = "Prints a new keyset for secrets; keep it as a mounted secret.")
    static final class Keyset implements Callable<Integer> {

        @Spec
        @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            out(spec).println(SecretBox.newKeyset());
            return CommandLine.ExitCode.OK;
        }
    }

    private static PrintWriter out(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
