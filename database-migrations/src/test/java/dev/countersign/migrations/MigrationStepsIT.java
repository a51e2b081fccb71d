package dev.countersign.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps against a real PostgreSQL, each test with an empty schema. The services' own tests run them with their migrations. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MigrationStepsIT {

    private static final String ONLY_THE_FIRST = "--spring.flyway.target=1";

    private EmbeddedPostgres postgres;

    @BeforeAll
    void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void forget() {
        sql("DROP SCHEMA IF EXISTS things CASCADE");
    }

    @Test
    void migrate_brings_the_schema_up_to_the_program_and_says_so(CapturedOutput output) {
        // When
        int code = run("migrate");

        // Then
        assertThat(code).isZero();
        assertThat(output).contains("Migrated: the database schema things is at version 3");
        sql("INSERT INTO things.thing VALUES (1, 'name')");
    }

    @Test
    void migrate_runs_though_the_deployment_turned_flyway_off_for_the_service() {
        // When
        int code = run("migrate", "--spring.flyway.enabled=false");

        // Then
        assertThat(code).isZero();
        sql("INSERT INTO things.thing VALUES (1, 'name')");
    }

    @Test
    void migrating_again_changes_nothing(CapturedOutput output) {
        // Given
        run("migrate");

        // When
        int code = run("migrate");

        // Then
        assertThat(code).isZero();
        assertThat(output).contains("Nothing to migrate: the database schema things is at version 3");
    }

    @Test
    void a_migration_that_fails_ends_with_1_and_its_cause(CapturedOutput output) {
        // Given
        sql("CREATE SCHEMA things");
        sql("CREATE TABLE things.thing (name text)");

        // When
        int code = run("migrate", "--spring.flyway.baseline-on-migrate=true", "--spring.flyway.baseline-version=0");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(output)
                .contains("The database was not migrated: ", "relation \"thing\" already exists", "run it again");
    }

    @Test
    void waiting_ends_when_somebody_else_has_migrated(CapturedOutput output) {
        // Given
        run("migrate", ONLY_THE_FIRST);
        var waiting = CompletableFuture.supplyAsync(() -> run("await-migrations"));
        await().untilAsserted(() ->
                assertThat(output).contains("Waiting: the database schema things is at version 1 and lacks 3"));

        // When
        run("migrate");

        // Then
        await().until(waiting::isDone);
        assertThat(waiting.join()).isZero();
        assertThat(output).contains("The migrations are there: the database schema things is at version 3");
    }

    @Test
    void waiting_is_bounded_and_tells_what_is_missing(CapturedOutput output) {
        // When
        int code = run("await-migrations", "--countersign.migrations.longest-wait=1s");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(output)
                .contains("Waited PT1S in vain: the database schema things has had no migration and lacks 1, 3");
    }

    @Test
    void waiting_outlives_a_database_that_is_not_there_but_not_for_ever(CapturedOutput output) throws IOException {
        // Given
        int port;
        try (var nobody = new ServerSocket(0)) {
            port = nobody.getLocalPort();
        }

        // When
        int code = MigrationSteps.run(
                        "await-migrations",
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                        "--countersign.migrations.longest-wait=2s")
                .orElseThrow();

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(output).contains("Waiting: the database can't be asked", "refused", "Waited PT2S in vain");
    }

    @Test
    void an_argument_that_is_no_step_is_refused(CapturedOutput output) {
        // When
        int code = run("migrat");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(output).contains("There is no argument 'migrat'");
    }

    @Test
    void arguments_of_spring_alone_ask_for_no_step() {
        // Then
        assertThat(MigrationSteps.run("--server.port=0")).isEmpty();
    }

    @Test
    void a_service_that_does_not_migrate_refuses_a_schema_that_lacks_something(CapturedOutput output) {
        // Given
        run("migrate", ONLY_THE_FIRST);

        // When
        assertThatThrownBy(() -> service("--spring.flyway.enabled=false"))

                // Then
                .hasStackTraceContaining("SchemaNotReadyException");
        assertThat(output)
                .contains("the database schema things is at version 1 and lacks 3", "with the argument migrate")
                .doesNotContain("the service used the database");
    }

    @Test
    void a_service_that_does_not_migrate_starts_with_what_it_needs_or_newer(CapturedOutput output) {
        // Given
        run("migrate");
        sql(
                "INSERT INTO things.flyway_schema_history SELECT 99, '4', 'newer', 'SQL', 'V4__newer.sql', 1, 'x', now(), 1, true");

        // When
        try (var service = service("--spring.flyway.enabled=false")) {

            // Then
            assertThat(service.isRunning()).isTrue();
            assertThat(output).contains("Not migrating: the database schema things is at version 4");
        }
    }

    private int run(String... arguments) {
        return MigrationSteps.run(withDatabase(arguments)).orElseThrow();
    }

    private ConfigurableApplicationContext service(String... arguments) {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .run(withDatabase(arguments));
    }

    private String[] withDatabase(String... arguments) {
        return Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres")))
                .toArray(String[]::new);
    }

    private void sql(String statement) {
        JdbcClient.create(postgres.getPostgresDatabase()).sql(statement).update();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        SchemaCheckAutoConfiguration.class
    })
    static class Service {

        @Bean
        String user(JdbcClient database) {
            return "the service used the database "
                    + database.sql("SELECT count(*) FROM thing WHERE name IS NOT NULL")
                            .query(Long.class)
                            .single();
        }
    }
}
