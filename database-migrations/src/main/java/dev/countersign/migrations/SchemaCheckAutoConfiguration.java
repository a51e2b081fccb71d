package dev.countersign.migrations;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Checks the database where Flyway is turned off. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnProperty(name = "spring.flyway.enabled", havingValue = "false")
@ConditionalOnSingleCandidate(DataSource.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class SchemaCheckAutoConfiguration {

    @Bean
    static SchemaCheck schemaCheck(DataSource database, Environment environment) {
        FlywayProperties properties = Binder.get(environment).bindOrCreate("spring.flyway", FlywayProperties.class);
        return new SchemaCheck(Flyway.configure()
                .dataSource(database)
                .locations(properties.getLocations().toArray(String[]::new))
                .schemas(properties.getSchemas().toArray(String[]::new))
                .defaultSchema(properties.getDefaultSchema())
                .table(properties.getTable())
                .load());
    }
}
