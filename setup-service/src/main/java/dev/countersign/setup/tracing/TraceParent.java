package dev.countersign.setup.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads the current trace as a W3C {@code traceparent}, and takes one up again later. */
@Component
public final class TraceParent {

    /** Header of the W3C Trace Context recommendation. */
    public static final String HEADER = "traceparent";

    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");

    private final Tracer tracer;
    private final Propagator propagator;

    TraceParent(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tracer = tracer.getIfAvailable(() -> Tracer.NOOP);
        this.propagator = propagator.getIfAvailable(() -> Propagator.NOOP);
    }

    /** The trace that this thread works for, or null if there is none. */
    public @Nullable String current() {
        Span span = tracer.currentSpan();
        if (span == null || !TRACE_ID.matcher(span.context().traceId()).matches()) {
            return null;
        }
        // A span that is not sampled has an id too, and those who continue the trace should know it.
        var context = span.context();
        String flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return "00-" + context.traceId() + "-" + context.spanId() + "-" + flags;
    }

    /** Runs the work as a span of the given trace, or of a new one. */
    public void continueTrace(String name, @Nullable String traceparent, Runnable work) {
        Span span = traceparent == null
                ? tracer.nextSpan().name(name).start()
                : propagator
                        .extract(traceparent, (carrier, key) -> HEADER.equals(key) ? carrier : null)
                        .name(name)
                        .start();
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            work.run();
        } finally {
            span.end();
        }
    }
}
