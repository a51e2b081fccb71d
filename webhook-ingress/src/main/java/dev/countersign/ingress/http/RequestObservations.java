package dev.countersign.ingress.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.handler.codec.http.HttpHeaders;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One server span and one timed entry by outcome and status for each request. Without Micrometer's observations, which
 * cost a quarter of all that a request costs: whether a request is sampled is decided at its start, and one that isn't
 * has a trace id and nothing else.
 */
final class RequestObservations {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** What the objective for latency promises; a boundary of the histogram, so that it is counted and not estimated. */
    private static final Duration PROMISED = Duration.ofMillis(500);

    private final Tracer tracer;
    private final MeterRegistry meters;
    private final boolean acceptTraceContext;
    /** Filled as outcomes occur, each has a histogram of its own; but those that alerts watch are there from the start. */
    private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();

    /**
     * Observes requests.
     *
     * @param tracer decides what is sampled
     * @param acceptTraceContext whether a caller's trace goes on; a stranger could otherwise choose which of our
     *     requests are traced
     */
    RequestObservations(Tracer tracer, MeterRegistry meters, boolean acceptTraceContext) {
        this.tracer = tracer;
        this.meters = meters;
        this.acceptTraceContext = acceptTraceContext;
        Arrays.stream(Outcome.values()).filter(Outcome::isWatched).forEach(outcome -> {
            var _ = timer(outcome);
        });
    }

    /** Starts the observation of a request, which must be stopped. */
    RequestObservation start(HttpHeaders headers) {
        long startNanos = System.nanoTime();
        SpanBuilder span = tracer.spanBuilder("oneflow webhook")
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent(headers));
        return new RequestObservation(this, span.startSpan(), startNanos);
    }

    Timer timer(Outcome outcome) {
        return timers.computeIfAbsent(outcome, this::register);
    }

    private Timer register(Outcome outcome) {
        return Timer.builder("countersign.ingress.webhook")
                .description("Time from the head of a request to its answer")
                .tag("outcome", outcome.label())
                .tag("status", outcome.statusLabel())
                .publishPercentileHistogram()
                .serviceLevelObjectives(PROMISED)
                .minimumExpectedValue(SHORTEST)
                .maximumExpectedValue(LONGEST)
                .register(meters);
    }

    private Context parent(HttpHeaders headers) {
        return acceptTraceContext
                ? W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, new Getter())
                : Context.root();
    }

    private static final class Getter implements TextMapGetter<HttpHeaders> {

        @Override
        public Iterable<String> keys(HttpHeaders headers) {
            return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable HttpHeaders headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    }
}
