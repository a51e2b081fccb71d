package dev.countersign.ingress;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** Found by the component scan of every ingress in this process: stopping one must not stop the others' servers. */
@Configuration(proxyBeanMethods = false)
class OwnEventLoops {

    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }
}
