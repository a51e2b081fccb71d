package dev.countersign.ingress;

import dev.countersign.ingress.http.WebhookServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** The ingress as its main method starts it, on free ports; and a client for it. */
final class TestIngress implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestIngress(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static TestIngress start(String brokers, String registry, TestEndpoints endpoints, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + brokers,
                "--spring.kafka.properties.[schema.registry.url]=" + registry,
                "--countersign.secrets.endpoint-keyset=" + endpoints.keyset(),
                "--countersign.ingress.address=127.0.0.1",
                "--countersign.ingress.port=0",
                "--countersign.ingress.endpoint-retry-delay=100ms",
                "--server.address=127.0.0.1",
                "--server.port=0"));
        arguments.addAll(List.of(more));
        return new TestIngress(
                SpringApplication.run(WebhookIngressApplication.class, arguments.toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    int port() {
        return bean(WebhookServer.class).port();
    }

    HttpResponse<String> deliver(String endpointId, String body) {
        return send(request(endpointId).POST(BodyPublishers.ofString(body)).build());
    }

    HttpRequest.Builder request(String endpointId) {
        return HttpRequest.newBuilder(uri("/api/webhooks/oneflow/events/" + endpointId))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> actuator(String path) {
        String port = bean(Environment.class).getProperty("local.server.port");
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + path))
                .timeout(Duration.ofSeconds(10))
                .build());
    }

    /** The sum of a metric of the ingress over all its labels that hold a text. */
    double metric(String name, String label) {
        return actuator("prometheus")
                .body()
                .lines()
                .filter(line -> line.matches("countersign_ingress_" + name + "[ {].*") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    boolean isReady() {
        return actuator("health/readiness").statusCode() == 200;
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
