package dev.countersign.setup.oneflow;

import dev.countersign.oneflow.OneflowCall;
import dev.countersign.oneflow.OneflowClientSettings;
import dev.countersign.oneflow.OneflowClients;
import dev.countersign.setup.config.OneflowProperties;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The process's way to Oneflow, with its calls counted and timed. */
@Configuration(proxyBeanMethods = false)
class OneflowConfiguration {

    @Bean(destroyMethod = "close")
    OneflowClients oneflowClients(OneflowProperties properties, MeterRegistry meters) {
        var timeout = properties.callTimeout();
        return OneflowClients.create(OneflowClientSettings.of(properties.baseUrl())
                .withTimeouts(properties.connectTimeout(), timeout, timeout, timeout)
                .withObserver(call -> record(meters, call)));
    }

    private static void record(MeterRegistry meters, OneflowCall call) {
        meters.timer("countersign.oneflow.calls", "endpoint", call.endpoint(), "outcome", call.outcome())
                .record(call.duration());
    }
}
