package dev.countersign.setup;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the setup service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SetupServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(SetupServiceApplication.class, args);
    }
}
