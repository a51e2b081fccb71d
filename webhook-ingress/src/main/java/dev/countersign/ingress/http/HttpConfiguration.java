package dev.countersign.ingress.http;

import dev.countersign.ingress.IngressProperties;
import dev.countersign.ingress.call.CallParser;
import dev.countersign.ingress.endpoint.EndpointDirectory;
import dev.countersign.ingress.memory.CallMemory;
import dev.countersign.ingress.publication.ContractEventPublisher;
import dev.countersign.ingress.verification.SignatureVerifier;
import dev.countersign.ingress.verification.VerificationMetrics;
import io.micrometer.core.instrument.FunctionCounter;
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
    CallMemory callMemory(IngressProperties properties, Clock clock, MeterRegistry meters) {
        var memory = new CallMemory(properties.repeatMemorySize().toBytes(), properties.repeatWindow(), clock);
        Gauge.builder("countersign.ingress.memory.calls", memory, CallMemory::size)
                .description("Calls that are remembered, so that repeats are not recorded again")
                .register(meters);
        Gauge.builder("countersign.ingress.memory.size", memory, CallMemory::bytes)
                .description("Memory they take")
                .baseUnit("bytes")
                .register(meters);
        FunctionCounter.builder("countersign.ingress.memory.forgotten.early", memory, CallMemory::forgottenEarly)
                .description("Calls that were forgotten too early because the memory was full")
                .register(meters);
        return memory;
    }

    @Bean
    CallProcessor callProcessor(
            EndpointDirectory directory,
            CallMemory memory,
            ContractEventPublisher publisher,
            Clock clock,
            IngressProperties properties,
            MeterRegistry meters) {
        var rates = EndpointRates.of(properties.maxEndpointRate(), properties.maxEndpointBurst());
        return new CallProcessor(
                directory,
                new CallParser((int) properties.maxBodySize().toBytes(), properties.maxEvents()),
                new SignatureVerifier(),
                new VerificationMetrics(meters),
                new CallRecorder(memory, publisher, rates, meters),
                rates,
                clock,
                properties.newEndpointWait());
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
        var connections = new Connections(properties.maxConnections());
        Gauge.builder("countersign.ingress.connections", connections, Connections::open)
                .description("Open connections")
                .register(meters);
        int maxBody = (int) properties.maxBodySize().toBytes();
        var parts = new WebhookParts(
                new Admissions(directory, inFlight, maxBody),
                processor,
                new RequestObservations(
                        telemetry.getTracer("dev.countersign.ingress"), meters, properties.acceptTraceContext()),
                new RequestLog(clock, properties.maxLogLines(), properties.accessLog()),
                new AnswerWriter(properties.retryAfter().toSeconds()),
                connections,
                new WebhookParts.Limits(
                        maxBody,
                        properties.headTimeout(),
                        properties.bodyTimeout(),
                        properties.publishTimeout(),
                        properties.idleTimeout()));
        return new WebhookServer(properties, parts);
    }
}
