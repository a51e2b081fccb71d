package dev.countersign.setup;

import dev.countersign.migrations.MigrationSteps;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the setup service, or does a step of its deployment. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SetupServiceApplication {

    public static void main(String[] args) {
        MigrationSteps.run(args).ifPresent(System::exit);
        SpringApplication.run(SetupServiceApplication.class, args);
    }
}
