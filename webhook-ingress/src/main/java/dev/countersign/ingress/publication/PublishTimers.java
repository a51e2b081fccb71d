package dev.countersign.ingress.publication;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long publishing takes. */
final class PublishTimers {

    private final Timer acknowledged;
    private final Timer failed;

    PublishTimers(MeterRegistry meters) {
        this.acknowledged = timer("acknowledged", meters);
        this.failed = timer("failed", meters);
    }

    void acknowledged(long nanos) {
        acknowledged.record(nanos, TimeUnit.NANOSECONDS);
    }

    void failed(long nanos) {
        failed.record(nanos, TimeUnit.NANOSECONDS);
    }

    private static Timer timer(String outcome, MeterRegistry meters) {
        return Timer.builder("countersign.ingress.publish")
                .description("Time from sending a call's records to the last acknowledgement")
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(2))
                .register(meters);
    }
}
