package dev.countersign.ingress.http;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is observed of one request. */
final class RequestObservation {

    private final RequestObservations observations;
    private final Span span;
    private final long startNanos;

    RequestObservation(RequestObservations observations, Span span, long startNanos) {
        this.observations = observations;
        this.span = span;
        this.startNanos = startNanos;
    }

    /** Runs a task with the request's trace as the current one, for its log lines. */
    void run(Runnable task) {
        try (Scope _ = span.makeCurrent()) {
            task.run();
        }
    }

    /** The request's trace. */
    Context trace() {
        return Context.root().with(span);
    }

    void failed(Throwable failure) {
        span.recordException(failure).setStatus(StatusCode.ERROR);
    }

    void stop(Answer answer) {
        long nanos = System.nanoTime() - startNanos;
        if (span.isRecording()) {
            // Only a current span becomes the exemplar of a metric.
            run(() -> record(answer, nanos));
            describe(answer);
        } else {
            record(answer, nanos);
        }
        span.end();
    }

    private void record(Answer answer, long nanos) {
        observations.timer(answer.outcome()).record(nanos, TimeUnit.NANOSECONDS);
    }

    private void describe(Answer answer) {
        describe("outcome", answer.outcome().label());
        describe("status", answer.outcome().statusLabel());
        describe("endpoint", answer.subject().endpointId());
        describe("account", answer.subject().accountId());
        describe("contract", answer.subject().contractId());
        describe("signKey", answer.subject().signKeyId());
    }

    private void describe(String name, @Nullable Object value) {
        if (value != null) {
            var _ = span.setAttribute(name, value.toString());
        }
    }
}
