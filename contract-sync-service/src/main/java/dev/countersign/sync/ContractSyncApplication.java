package dev.countersign.sync;

import dev.countersign.migrations.MigrationSteps;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the contract sync service, or does a step of its deployment. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ContractSyncApplication {

    public static void main(String[] args) {
        MigrationSteps.run(args).ifPresent(System::exit);
        SpringApplication.run(ContractSyncApplication.class, args);
    }
}
