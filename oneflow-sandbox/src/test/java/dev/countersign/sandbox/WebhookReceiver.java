package dev.countersign.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives webhook calls and answers each with the status that its number gets; the first is number 1. */
final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<JsonNode> calls = new CopyOnWriteArrayList<>();

    private WebhookReceiver(IntUnaryOperator status) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                int number;
                synchronized (calls) {
                    calls.add(JsonMapper.shared().readTree(body));
                    number = calls.size();
                }
                exchange.sendResponseHeaders(status.applyAsInt(number), -1);
            }
        });
        server.start();
    }

    static WebhookReceiver answering(IntUnaryOperator statusOfCall) {
        try {
            return new WebhookReceiver(statusOfCall);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WebhookReceiver accepting() {
        return answering(number -> 200);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    List<JsonNode> calls() {
        return List.copyOf(calls);
    }

    List<String> callbackIds() {
        return calls.stream().map(call -> call.get("callback_id").stringValue()).toList();
    }

    /** The event types of one call. */
    static List<String> types(JsonNode call) {
        return call.get("events")
                .valueStream()
                .map(event -> event.get("type").stringValue())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
