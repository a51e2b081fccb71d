package dev.countersign.ingress.publication;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The trace of records. All carry the W3C trace context of the request they come from; those of a sampled one have a
 * span of their own, too.
 */
final class RecordTracing {

    private final Tracer tracer;

    RecordTracing(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Adds the headers, and starts the record's span if the request is sampled. */
    Span start(ProducerRecord<?, ?> record, Context request) {
        if (!Span.fromContext(request).getSpanContext().isSampled()) {
            inject(request, record.headers());
            return Span.getInvalid();
        }
        Span span = tracer.spanBuilder(record.topic() + " send")
                .setParent(request)
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "send")
                .setAttribute("messaging.destination.name", record.topic())
                .startSpan();
        inject(request.with(span), record.headers());
        return span;
    }

    /** Ends what {@link #start} returned. */
    void end(Span span, @Nullable Exception failure) {
        if (failure != null) {
            // Without its message, which may quote the record.
            var _ = span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
        }
        span.end();
    }

    private static void inject(Context context, Headers headers) {
        W3CTraceContextPropagator.getInstance().inject(context, headers, RecordTracing::add);
    }

    private static void add(@Nullable Headers headers, String name, String value) {
        if (headers != null) {
            var _ = headers.add(name, value.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
