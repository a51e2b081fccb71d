package dev.countersign.sync;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the contract sync service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ContractSyncApplication {

    public static void main(String[] args) {
        SpringApplication.run(ContractSyncApplication.class, args);
    }
}
