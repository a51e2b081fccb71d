package dev.countersign.setup.syncservice;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the sync service. */
@Configuration(proxyBeanMethods = false)
class SyncServiceConfiguration {

    @Bean
    SyncService syncService() {
        return new NotConnected();
    }
}
