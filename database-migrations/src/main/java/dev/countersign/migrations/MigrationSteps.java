package dev.countersign.migrations;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/**
 * What a service's program does instead of serving when its first argument says so, with the service's own configuration:
 * {@code migrate} runs the migrations of the database, {@code await-migrations} waits until somebody has.
 */
public final class MigrationSteps {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationSteps.class);
    private static final String MIGRATE = "migrate";
    private static final String AWAIT = "await-migrations";
    private static final int USAGE = 2;

    private MigrationSteps() {}

    /**
     * Does the step that the arguments ask for.
     *
     * @param arguments of the program; those that begin with two dashes are Spring's
     * @return the program's exit code: 0 done, 1 failed, 2 no such step; empty when no step was asked for
     */
    public static OptionalInt run(String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .findFirst()
                .map(step -> OptionalInt.of(run(step, arguments)))
                .orElseGet(OptionalInt::empty);
    }

    private static int run(String step, String... arguments) {
        return switch (step) {
            case MIGRATE -> inContext(Migrating::migrate, arguments);
            case AWAIT -> inContext(Awaiting::await, arguments);
            default -> {
                LOG.error(
                        "There is no argument '{}': none serves, {} runs the database migrations, {} waits for them",
                        step,
                        MIGRATE,
                        AWAIT);
                yield USAGE;
            }
        };
    }

    private static int inContext(Step step, String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(DatabaseOnly.class)
                .web(WebApplicationType.NONE)
                .initializers(MigrationSteps::letFlywayBe)
                .run(arguments)) {
            return step.run(context.getBean(Flyway.class), context.getBean(MigrationProperties.class));
        }
    }

    /** Deployments that run these steps turn Flyway off for all of the service's processes. */
    private static void letFlywayBe(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("migration step", Map.of("spring.flyway.enabled", true)));
    }

    private interface Step {
        int run(Flyway flyway, MigrationProperties properties);
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @EnableConfigurationProperties(MigrationProperties.class)
    static class DatabaseOnly {

        @Bean
        FlywayMigrationStrategy notBySpring() {
            return flyway -> {};
        }
    }
}
