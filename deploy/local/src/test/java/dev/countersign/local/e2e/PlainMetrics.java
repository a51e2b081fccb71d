package dev.countersign.local.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;

/**
 * Hands Prometheus the services' metrics without their exemplars: before 2.43, and Debian has 2.42, it refuses all metrics of a service that has one at a
 * count, as Micrometer's timers do.
 */
final class PlainMetrics implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;

    private PlainMetrics(HttpServer server) {
        this.server = server;
    }

    static PlainMetrics start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return new PlainMetrics(server);
    }

    /** Serves the metrics of a service at {@code /name}. */
    void relay(String name, URI management) {
        URI metrics = management.resolve("/actuator/prometheus");
        server.createContext("/" + name, exchange -> answer(exchange, metrics));
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, URI metrics) throws IOException {
        try (exchange) {
            HttpRequest request = HttpRequest.newBuilder(metrics)
                    .header("Accept", "text/plain")
                    .build();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
