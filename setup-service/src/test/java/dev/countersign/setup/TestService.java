package dev.countersign.setup;

import dev.countersign.schemas.secrets.SecretBox;
import dev.countersign.setup.provisioning.CrashingProbe;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as its main method starts it, on free ports, with everything around it; started once for all tests. */
final class TestService {

    static final String OPERATOR_TOKEN = "canary-operator-token-0123456789";

    private static final TestService SHARED = new TestService();

    final TestTopics topics = new TestTopics();
    final OneflowAccounts oneflow = new OneflowAccounts();
    final Path endpointKeyset = newKeyset();
    final Path credentialsKeyset = newKeyset();
    private final EmbeddedPostgres database;
    private final ConfigurableApplicationContext context;

    private TestService() {
        try {
            database = EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context = start();
    }

    static TestService shared() {
        return SHARED;
    }

    /** A process of the service; a further one is a second replica. */
    ConfigurableApplicationContext start(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.kafka.bootstrap-servers=" + topics.brokers(),
                "--spring.kafka.properties.[schema.registry.url]=" + topics.registry(),
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--management.server.address=127.0.0.1",
                "--management.server.port=0",
                "--logging.structured.format.console=",
                "--logging.level.org.apache.kafka=WARN",
                "--logging.level.dev.countersign=DEBUG",
                "--countersign.oneflow.base-url=" + oneflow.apiUrl(),
                "--countersign.setup.webhook-base-url=https://hooks.countersign.example/api/webhooks/oneflow/events",
                "--countersign.setup.return-url=" + oneflow.pageUrl(),
                "--countersign.setup.hrm.allowed-internal-hosts=127.0.0.1:18090",
                "--countersign.setup.token-attempts.per-address=10000",
                "--countersign.setup.token-attempts.overall=10000",
                "--countersign.setup.provisioning.sweep-interval=200ms",
                "--countersign.setup.provisioning.first-retry-delay=100ms",
                "--countersign.setup.provisioning.longest-retry-delay=1s",
                "--countersign.secrets.endpoint-keyset=" + endpointKeyset,
                "--countersign.secrets.credentials-keyset=" + credentialsKeyset,
                "--countersign.operator.token=" + OPERATOR_TOKEN));
        for (String argument : more) {
            // Spring would join two values of one name.
            arguments.removeIf(usual -> usual.startsWith(argument.substring(0, argument.indexOf('=') + 1)));
            arguments.add(argument);
        }
        return new SpringApplicationBuilder(SetupServiceApplication.class, CrashingProbe.class)
                .run(arguments.toArray(String[]::new));
    }

    /** Another database, empty, for a process that is to have accounts of its own. */
    String newDatabase(String name) {
        try (var connection = database.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            boolean _ = statement.execute("CREATE DATABASE " + name);
            return database.getJdbcUrl("postgres", name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String baseUrl() {
        return baseUrl(context);
    }

    static String baseUrl(ConfigurableApplicationContext context) {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    String managementUrl() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.management.port");
    }

    String setupUrl() {
        return baseUrl() + "/api/integrations/oneflow/setup";
    }

    CrashingProbe probe() {
        return context.getBean(CrashingProbe.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private static Path newKeyset() {
        try {
            Path file = Files.createTempFile("keyset", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, SecretBox.newKeyset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
