package dev.countersign.ingress.http;

import dev.countersign.ingress.IngressProperties;
import dev.countersign.ingress.call.CallParser;
import dev.countersign.ingress.endpoint.EndpointDirectory;
import dev.countersign.ingress.publication.ContractEventPublisher;
import dev.countersign.ingress.verification.SignatureVerifier;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the HTTP entrance. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean
    InFlight inFlight(IngressProperties properties, MeterRegistry meters) {
        var inFlight = new InFlight(
                properties.maxInFlightRequests(),
                properties.maxInFlightSize().toBytes(),
                properties.maxWaitingRequests(),
                (int) properties.maxBodySize().toBytes());
        measure("known_endpoints", inFlight.known(), meters);
        measure("unknown_endpoints", inFlight.unknown(), meters);
        return inFlight;
    }

    private static void measure(String name, Room room, MeterRegistry meters) {
        Gauge.builder("countersign.ingress.in.flight.requests", room, Room::requests)
                .description("Requests at work, to endpoints that are known and to others")
                .tag("room", name)
                .register(meters);
        Gauge.builder("countersign.ingress.in.flight.size", room, Room::bytes)
                .description("Bytes held for the bodies of requests at work")
                .baseUnit("bytes")
                .tag("room", name)
                .register(meters);
    }

    @Bean
    CallProcessor callProcessor(
            EndpointDirectory directory, ContractEventPublisher publisher, Clock clock, IngressProperties properties) {
        var parser = new CallParser((int) properties.maxBodySize().toBytes(), properties.maxEvents());
        return new CallProcessor(
                directory, parser, new SignatureVerifier(), publisher, clock, properties.newEndpointWait());
    }

    @Bean
    WebhookServer webhookServer(
            IngressProperties properties,
            EndpointDirectory directory,
            InFlight inFlight,
            CallProcessor processor,
            OpenTelemetry telemetry,
            MeterRegistry meters,
            Clock clock) {
        int maxBody = (int) properties.maxBodySize().toBytes();
        var handler = new WebhookHandler(
                new Admissions(directory, inFlight, maxBody),
                processor,
                new RequestObservations(
                        telemetry.getTracer("dev.countersign.ingress"), meters, properties.acceptTraceContext()),
                new RequestLog(clock, properties.maxLogLines()),
                new AnswerWriter(properties.retryAfter().toSeconds()),
                maxBody);
        return new WebhookServer(properties, handler);
    }
}
