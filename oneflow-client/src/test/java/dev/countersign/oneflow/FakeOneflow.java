package dev.countersign.oneflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A server that answers what a test tells it, in order, the last answer again and again, and remembers what it was asked. */
final class FakeOneflow implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    FakeOneflow() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI base() {
        return URI.create(origin() + "/v1");
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    OneflowClientSettings settings() {
        return OneflowClientSettings.of(base()).withRetries(3, java.time.Duration.ofMillis(1));
    }

    /** For one method and path (without query), for example {@code GET /v1/ping}. */
    FakeOneflow on(String request, Answer... inOrder) {
        answers.put(request, new ConcurrentLinkedQueue<>(List.of(inOrder)));
        return this;
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    Seen onlyRequest() {
        if (seen.size() != 1) {
            throw new AssertionError("expected one request, but there were " + seen);
        }
        return seen.getFirst();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
            seen.add(new Seen(
                    request,
                    exchange.getRequestURI().getRawQuery(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(body, StandardCharsets.UTF_8)));
            Queue<Answer> queue = answers.get(request);
            if (queue == null) {
                exchange.sendResponseHeaders(599, -1);
                return;
            }
            Answer answer = queue.size() > 1 ? queue.remove() : queue.element();
            answer.send(exchange, closing);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** One request that came in. */
    record Seen(String request, @Nullable String query, Map<String, List<String>> headers, String body) {

        @Nullable String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join(",", header.getValue()))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** One way to answer. */
    @FunctionalInterface
    interface Answer {

        void send(HttpExchange exchange, CountDownLatch closing) throws IOException;

        static Answer json(int status, String body) {
            return of(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
        }

        static Answer ok(String body) {
            return json(200, body);
        }

        static Answer status(int status, String... headers) {
            return (exchange, _) -> {
                setHeaders(exchange, headers);
                exchange.sendResponseHeaders(status, -1);
            };
        }

        static Answer of(int status, String type, byte[] body, String... headers) {
            return (exchange, _) -> {
                exchange.getResponseHeaders().set("Content-Type", type);
                setHeaders(exchange, headers);
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                if (body.length > 0) {
                    exchange.getResponseBody().write(body);
                }
            };
        }

        /** Promises more than it sends, then hangs up. */
        static Answer cutOff(String body, int missing) {
            return (exchange, _) -> {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length + missing);
                exchange.getResponseBody().write(bytes);
                exchange.getResponseBody().flush();
            };
        }

        /** Says nothing until the test is over. */
        static Answer silence() {
            return (_, closing) -> await(closing);
        }

        /** One byte every few milliseconds, without end: beats a read time-out, not a total one. */
        static Answer drip() {
            return (exchange, closing) -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 0);
                OutputStream out = exchange.getResponseBody();
                do {
                    out.write(' ');
                    out.flush();
                } while (!waits(closing, 20));
            };
        }

        private static void setHeaders(HttpExchange exchange, String... headers) {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static boolean waits(CountDownLatch latch, long millis) {
            try {
                return latch.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }
}
