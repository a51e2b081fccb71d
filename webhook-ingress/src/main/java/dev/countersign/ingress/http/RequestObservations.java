package dev.countersign.ingress.http;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** One observation for each request: a server span, and a timer by outcome and status. */
final class RequestObservations {

    private static final String NAME = "countersign.ingress.webhook";

    private final ObservationRegistry registry;
    private final boolean acceptTraceContext;

    RequestObservations(ObservationRegistry registry, boolean acceptTraceContext) {
        this.registry = registry;
        this.acceptTraceContext = acceptTraceContext;
    }

    Observation start(HttpHeaders headers) {
        return Observation.start(NAME, () -> context(headers), registry).contextualName("oneflow webhook");
    }

    void stop(Observation observation, Answer answer) {
        observation.lowCardinalityKeyValue("outcome", answer.outcome().label());
        observation.lowCardinalityKeyValue("status", answer.outcome().statusLabel());
        addToSpan(observation, "endpoint", answer.subject().endpointId());
        addToSpan(observation, "account", answer.subject().accountId());
        addToSpan(observation, "contract", answer.subject().contractId());
        observation.stop();
    }

    private ReceiverContext<HttpHeaders> context(HttpHeaders headers) {
        // A stranger could otherwise choose which of our requests are traced.
        var context = new ReceiverContext<HttpHeaders>(
                (carrier, name) -> acceptTraceContext ? carrier.get(name) : null, Kind.SERVER);
        context.setCarrier(headers);
        return context;
    }

    private static void addToSpan(Observation observation, String name, @Nullable Object value) {
        if (value != null) {
            observation.highCardinalityKeyValue(KeyValue.of(name, value.toString()));
        }
    }
}
