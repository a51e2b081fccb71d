package dev.countersign.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands before a server and can hold one exchange: before the request gets there, or before its answer gets back. So a
 * process can be killed exactly then.
 */
final class HoldingProxy implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "http2-settings", "transfer-encoding", "upgrade");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Void> held = new CompletableFuture<>();
    private final AtomicInteger matched = new AtomicInteger();
    private final URI target;
    private final Predicate<HttpExchange> which;
    private final When when;
    private final int number;

    /** At which moment of the exchange. */
    enum When {
        BEFORE_IT_ARRIVES,
        BEFORE_IT_IS_ANSWERED
    }

    /**
     * Starts one.
     *
     * @param target host and port behind it
     * @param which exchanges count
     * @param number the one of those that is held, from 1
     */
    HoldingProxy(URI target, Predicate<HttpExchange> which, int number, When when) {
        this.target = target;
        this.which = which;
        this.number = number;
        this.when = when;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    static Predicate<HttpExchange> method(String... methods) {
        return exchange -> List.of(methods).contains(exchange.getRequestMethod());
    }

    /** The address that stands for one of the server behind it. */
    URI instead(URI address) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + address.getRawPath());
    }

    boolean isHolding() {
        return held.isDone();
    }

    private void pass(HttpExchange exchange) throws IOException {
        boolean holds = which.test(exchange) && matched.incrementAndGet() == number;
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            if (holds && when == When.BEFORE_IT_ARRIVES) {
                hold();
                return;
            }
            HttpResponse<byte[]> answer = http.send(request(exchange, body), BodyHandlers.ofByteArray());
            if (holds) {
                hold();
                return;
            }
            answer.headers().map().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        URI uri = URI.create(target.getScheme() + "://" + target.getAuthority() + exchange.getRequestURI());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private void hold() throws InterruptedException {
        held.complete(null);
        closing.await();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
        http.close();
    }
}
