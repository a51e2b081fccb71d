package dev.countersign.setup.provisioning;

import dev.countersign.setup.config.SetupProperties;
import dev.countersign.setup.work.RecurringWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring look for work. */
@Configuration(proxyBeanMethods = false)
class ProvisioningSweep {

    @Bean
    RecurringWork provisioningSweepWork(ProvisioningWorkers workers, SetupProperties properties) {
        return new RecurringWork("provisioning-sweep", properties.provisioning().sweepInterval(), workers::sweep);
    }
}
