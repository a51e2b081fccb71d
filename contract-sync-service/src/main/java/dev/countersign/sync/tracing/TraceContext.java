package dev.countersign.sync.tracing;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps a trace together over a wait in a table: from the event's header to the work it causes, and on to what is published. */
@Component
public final class TraceContext {

    /** W3C Trace Context: header of records and HTTP requests. */
    public static final String TRACEPARENT = "traceparent";

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final ObservationRegistry observations;
    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    TraceContext(
            ObservationRegistry observations, ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.observations = observations;
        this.tracer = tracer.getIfAvailable();
        this.propagator = propagator.getIfAvailable();
    }

    /** The text if it is a trace context of version 00's shape, else null: headers are anybody's input. */
    public static @Nullable String wellFormed(@Nullable String traceparent) {
        return traceparent != null && SHAPE.matcher(traceparent).matches() ? traceparent : null;
    }

    /**
     * Work that continues a trace which waited.
     *
     * @param traceparent of the trace to continue; null starts a new one
     */
    public Observation continued(String name, @Nullable String traceparent) {
        ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get);
        context.setCarrier(traceparent == null ? Map.of() : Map.of(TRACEPARENT, traceparent));
        return Observation.createNotStarted(name, () -> context, observations);
    }

    /** The present span as headers of a request; empty when nothing is traced. */
    public Map<String, String> currentHeaders() {
        if (tracer == null || propagator == null) {
            return Map.of();
        }
        Span span = tracer.currentSpan();
        if (span == null) {
            return Map.of();
        }
        Map<String, String> headers = new HashMap<>();
        propagator.inject(span.context(), headers, (carrier, name, value) -> headers.put(name, value));
        return headers;
    }

    /** The present span, to be stored; null when nothing is traced. */
    public @Nullable String current() {
        return wellFormed(currentHeaders().get(TRACEPARENT));
    }
}
