package dev.countersign.baselines.rival;

import dev.countersign.baselines.check.EndpointFile;
import dev.countersign.baselines.check.Judge;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the rival; its settings are in {@code application.yaml}. */
@SpringBootApplication(proxyBeanMethods = false)
class RivalMain {

    public static void main(String[] args) {
        SpringApplication.run(RivalMain.class, args);
    }

    @Bean
    Judge judge(@Value("${baseline.endpoints}") Path endpoints) {
        return new Judge(EndpointFile.read(endpoints));
    }
}
