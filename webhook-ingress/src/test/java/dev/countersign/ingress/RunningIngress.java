package dev.countersign.ingress;

import static org.awaitility.Awaitility.await;

import dev.countersign.events.ContractEvent;
import dev.countersign.events.WebhookEndpoint;
import dev.countersign.schemas.topic.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/**
 * An ingress with its default settings and what it needs, started once for all tests that ask for it. It knows one
 * endpoint, {@code known} of account 77.
 */
record RunningIngress(TestBroker broker, TestRegistry registry, TestEndpoints endpoints, TestIngress ingress)
        implements AutoCloseable {

    static final String KEY = "b84e5d34-8f3b-4728-a8f7-12345abcde67";

    /** Gives it to tests as a parameter, and stops it after the last of them. */
    static final class Extension extends TypeBasedParameterResolver<RunningIngress> {

        @Override
        public RunningIngress resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(RunningIngress.class))
                    .computeIfAbsent(RunningIngress.class, _ -> start(), RunningIngress.class);
        }
    }

    static RunningIngress start() {
        var broker = new TestBroker();
        var registry = new TestRegistry("running-ingress");
        var endpoints = new TestEndpoints(temporaryDirectory());
        WebhookEndpoint known = endpoints.endpoint("known", 77, KEY);
        broker.write(TopicNames.WEBHOOK_ENDPOINTS, "known", registry.encodeEndpoint(known));
        var ingress = TestIngress.start(broker.addresses(), registry.url(), endpoints);
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(ingress::isReady);
        return new RunningIngress(broker, registry, endpoints, ingress);
    }

    void publish(WebhookEndpoint endpoint) {
        broker.write(TopicNames.WEBHOOK_ENDPOINTS, endpoint.getEndpointId(), registry.encodeEndpoint(endpoint));
    }

    List<ConsumerRecord<String, byte[]>> recordsOf(String callbackId, int count) {
        return broker.read(
                TopicNames.CONTRACT_EVENTS,
                count,
                record -> decode(record).getCallbackId().equals(callbackId));
    }

    /** All records up to that of a callback, in the order of each partition. */
    List<ConsumerRecord<String, byte[]>> recordsUntil(String callbackId) {
        ConsumerRecord<String, byte[]> last = recordsOf(callbackId, 1).getFirst();
        return broker.read(
                TopicNames.CONTRACT_EVENTS, (int) last.offset() + 1, record -> record.partition() == last.partition());
    }

    ContractEvent decode(ConsumerRecord<String, byte[]> record) {
        return (ContractEvent) registry.decode(TopicNames.CONTRACT_EVENTS, record.value());
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        ingress.close();
        registry.close();
        broker.close();
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("ingress-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
