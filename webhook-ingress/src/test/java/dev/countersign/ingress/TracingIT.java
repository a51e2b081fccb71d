package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.schemas.topic.TopicNames;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is traced of a call, from HTTP to the record and to whoever collects spans. */
@ExtendWith(RunningIngress.Extension.class)
final class TracingIT {

    private final RunningIngress running;

    TracingIT(RunningIngress running) {
        this.running = running;
    }

    @Test
    void a_sampled_call_is_exported_with_a_span_of_each_record() {
        try (var collector = new SpanCollector()) {
            // When
            deliver("sampled", 1.0, collector);
            // Then
            String[] trace = traceOf("sampled");
            assertThat(isSampled(trace)).isTrue();
            assertThat(collector.spansOf(trace[1])).isEqualTo(2);
            assertThat(collector.hasSpanNamed("oneflow webhook")).isTrue();
            assertThat(collector.hasSpanNamed(TopicNames.CONTRACT_EVENTS + " send"))
                    .isTrue();
        }
    }

    @Test
    void a_call_that_is_not_sampled_has_a_trace_id_and_no_span() {
        try (var collector = new SpanCollector()) {
            // When
            deliver("unsampled", 0.0, collector);
            // Then
            String[] trace = traceOf("unsampled");
            assertThat(trace[1]).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
            assertThat(isSampled(trace)).isFalse();
            assertThat(collector.isEmpty()).isTrue();
        }
    }

    /** By an ingress of its own; what it has to export is exported when this returns. */
    private void deliver(String callbackId, double probability, SpanCollector collector) {
        try (var ingress = TestIngress.start(
                running.broker().addresses(),
                running.registry().url(),
                running.endpoints(),
                "--management.tracing.sampling.probability=" + probability,
                "--management.opentelemetry.tracing.export.otlp.endpoint=" + collector.url())) {
            await().atMost(Duration.ofSeconds(15)).until(ingress::isReady);
            ingress.deliver("known", Calls.call(callbackId, RunningIngress.KEY, 131, "contract:sign"));
        }
    }

    /** The parts of the header: version, trace, span, flags. */
    private String[] traceOf(String callbackId) {
        return RunningIngress.header(running.recordsOf(callbackId, 1).getFirst(), "traceparent")
                .split("-");
    }

    /** The lowest of the flags; the next one says that the trace id is random. */
    private static boolean isSampled(String[] trace) {
        return (Integer.parseInt(trace[3], 16) & 1) == 1;
    }
}
