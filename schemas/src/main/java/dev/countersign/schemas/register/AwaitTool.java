package dev.countersign.schemas.register;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** For deployments in which somebody else creates the topics and registers the schemas. */
@Command(
        name = "await",
        description = "Waits until every topic exists and every schema is registered; changes nothing.",
        mixinStandardHelpOptions = true)
final class AwaitTool implements Callable<Integer> {

    private static final int SCHEMAS_PER_SUBJECT = 100;
    private static final long ANSWER_SECONDS = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Option(names = "--bootstrap-servers", required = true, description = "Kafka brokers, host:port,…")
    String bootstrapServers = "";

    @Option(names = "--schema-registry", required = true, description = "URL of the schema registry.")
    String url = "";

    @Option(
            names = "--kafka-properties",
            description = "File with Kafka client properties, for example for TLS, or folder in which each file is one,"
                    + " as a mounted secret is. May be repeated.")
    List<Path> kafkaProperties = List.of();

    @Option(
            names = "--registry-properties",
            description = "The same for the registry's client, for example basic.auth.credentials.source.")
    List<Path> registryProperties = List.of();

    @Option(
            names = "--longest-wait",
            defaultValue = "PT5M",
            description = "After this it gives up with exit code 1 (${DEFAULT-VALUE}).")
    Duration longestWait = Duration.ofMinutes(5);

    @Spec
    @Nullable CommandSpec spec;

    private List<String> lastSaid = List.of();

    @Override
    public Integer call() throws InterruptedException {
        Map<String, Object> kafka = ClientProperties.read(kafkaProperties);
        kafka.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(kafka)) {
            return await(new ContractGap(
                    () -> admin.listTopics().names().get(ANSWER_SECONDS, TimeUnit.SECONDS),
                    new CachedSchemaRegistryClient(
                            url, SCHEMAS_PER_SUBJECT, ClientProperties.read(registryProperties))));
        }
    }

    private int await(ContractGap gap) throws InterruptedException {
        long start = System.nanoTime();
        List<String> missing = gap.find();
        while (!missing.isEmpty()) {
            if (System.nanoTime() - start >= longestWait.toNanos()) {
                throw new IllegalStateException("Waited " + longestWait + " in vain, missing: "
                        + String.join(", ", missing)
                        + ". Look at what runs the steps topics and register of this version");
            }
            say(missing);
            Thread.sleep(PAUSE);
            missing = gap.find();
        }
        print("all topics exist, all schemas are registered");
        return CommandLine.ExitCode.OK;
    }

    private void say(List<String> missing) {
        if (!missing.equals(lastSaid)) {
            print("waiting for " + String.join(", ", missing));
            lastSaid = missing;
        }
    }

    private void print(String text) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
