package dev.countersign.sync.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** The answer of the readiness probe as a metric: nobody keeps what a probe was answered, and alerts need it. */
@Component
final class ReadinessGauge {

    private static final String GROUP = "readiness";

    ReadinessGauge(HealthEndpoint health, MeterRegistry meters) {
        Gauge.builder("countersign.ready", health, ReadinessGauge::ready)
                .description("1 when the readiness probe is answered with UP, else 0")
                .strongReference(true)
                .register(meters);
    }

    private static int ready(HealthEndpoint health) {
        HealthDescriptor readiness = health.healthForPath(GROUP);
        return readiness != null && Status.UP.equals(readiness.getStatus()) ? 1 : 0;
    }
}
