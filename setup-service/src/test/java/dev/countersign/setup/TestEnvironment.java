package dev.countersign.setup;

import dev.countersign.schemas.secrets.SecretBox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the service needs around it: a broker, Oneflow, PostgreSQL and keysets. */
public final class TestEnvironment {

    static final String OPERATOR_TOKEN = "canary-operator-token-0123456789";
    static final String DATABASE = "postgres";

    private static final TestEnvironment SHARED = new TestEnvironment();

    final TestTopics topics = new TestTopics();
    final OneflowAccounts oneflow = new OneflowAccounts();
    final Path endpointKeyset = newKeyset();
    final Path credentialsKeyset = newKeyset();
    private final EmbeddedPostgres postgres;

    private TestEnvironment() {
        try {
            postgres = EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TestEnvironment shared() {
        return SHARED;
    }

    /** For services that must not see each other's accounts. */
    public void createDatabase(String name) {
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("CREATE DATABASE " + name)
                .update();
    }

    public DataSource database(String name) {
        return postgres.getDatabase("postgres", name);
    }

    String jdbcUrl(String name) {
        return postgres.getJdbcUrl("postgres", name);
    }

    /** The arguments of a process of the service. */
    List<String> arguments(String database, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + jdbcUrl(database),
                "--spring.datasource.username=postgres",
                "--spring.kafka.bootstrap-servers=" + topics.brokers(),
                "--spring.kafka.properties.[schema.registry.url]=" + topics.registry(),
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--management.server.address=127.0.0.1",
                "--management.server.port=0",
                "--logging.structured.format.console=",
                "--management.tracing.sampling.probability=1.0",
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
                "--countersign.setup.provisioning.disconnect-patience=4s",
                "--countersign.secrets.endpoint-keyset=" + endpointKeyset,
                "--countersign.secrets.credentials-keyset=" + credentialsKeyset,
                "--countersign.operator.wrong-tokens-per-minute=10000",
                "--countersign.operator.token=" + OPERATOR_TOKEN));
        for (String argument : more) {
            // Spring would join two values of one name.
            arguments.removeIf(usual -> usual.startsWith(argument.substring(0, argument.indexOf('=') + 1)));
            arguments.add(argument);
        }
        return arguments;
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
