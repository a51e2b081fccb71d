package dev.countersign.ingress.http;

import dev.countersign.ingress.IngressProperties;
import dev.countersign.ingress.call.CallParser;
import dev.countersign.ingress.endpoint.EndpointDirectory;
import dev.countersign.ingress.publication.ContractEventPublisher;
import dev.countersign.ingress.verification.SignatureVerifier;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the HTTP entrance. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean
    InFlight inFlight(IngressProperties properties, MeterRegistry meters) {
        var inFlight = new InFlight(
                properties.maxInFlightRequests(), properties.maxInFlightSize().toBytes());
        Gauge.builder("countersign.ingress.in.flight.requests", inFlight, InFlight::requests)
                .description("Requests at work")
                .register(meters);
        Gauge.builder("countersign.ingress.in.flight.size", inFlight, InFlight::bytes)
                .description("Bytes reserved for the bodies of requests at work")
                .baseUnit("bytes")
                .register(meters);
        return inFlight;
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
            InFlight inFlight,
            CallProcessor processor,
            ObservationRegistry observations,
            Clock clock) {
        int maxBody = (int) properties.maxBodySize().toBytes();
        var handler = new WebhookHandler(
                new Admissions(inFlight, maxBody),
                inFlight,
                processor,
                new RequestObservations(observations, properties.acceptTraceContext()),
                new RequestLog(clock, properties.maxLogLines()),
                maxBody,
                properties.retryAfter().toSeconds());
        return new WebhookServer(properties, handler);
    }
}
