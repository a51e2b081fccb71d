package dev.countersign.sync;

import com.sun.net.httpserver.Headers;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands before a server and can hold exchanges: before the request gets there, or before its answer gets back. So a
 * process can be killed exactly then. It can also fail them.
 */
final class HoldingProxy implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "http2-settings", "transfer-encoding", "upgrade");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Hold> holds = new CopyOnWriteArrayList<>();
    private final List<Predicate<Call>> failing = new CopyOnWriteArrayList<>();
    private final URI target;

    /** At which moment of the exchange. */
    enum When {
        BEFORE_IT_ARRIVES,
        BEFORE_IT_IS_ANSWERED
    }

    /** What somebody wants of the server. */
    record Call(String method, URI uri, Headers headers, String body) {
        boolean is(String wanted) {
            return method.equals(wanted);
        }
    }

    /** One exchange that is held when it comes. */
    static final class Hold {

        private final Predicate<Call> which;
        private final int number;
        private final When when;
        private final AtomicInteger matched = new AtomicInteger();
        private final CompletableFuture<Void> held = new CompletableFuture<>();

        private Hold(Predicate<Call> which, int number, When when) {
            this.which = which;
            this.number = number;
            this.when = when;
        }

        boolean isHolding() {
            return held.isDone();
        }

        private boolean holds(Call call) {
            return which.test(call) && matched.incrementAndGet() == number;
        }
    }

    /**
     * Starts one.
     *
     * @param target host and port behind it
     */
    HoldingProxy(URI target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    /**
     * Holds one exchange, until this proxy is closed.
     *
     * @param which exchanges count
     * @param number the one of those that is held, from 1
     */
    Hold hold(Predicate<Call> which, int number, When when) {
        Hold hold = new Hold(which, number, when);
        holds.add(hold);
        return hold;
    }

    /** Answers these with status 500, always. */
    void fail(Predicate<Call> which) {
        failing.add(which);
    }

    /** The address that stands for one of the server behind it. */
    URI instead(URI address) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + address.getRawPath());
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Call call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                new String(body, StandardCharsets.UTF_8));
        Optional<Hold> hold = holds.stream().filter(each -> each.holds(call)).findFirst();
        try (exchange) {
            if (failing.stream().anyMatch(each -> each.test(call))) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            if (hold.isPresent() && hold.get().when == When.BEFORE_IT_ARRIVES) {
                keep(hold.get());
                return;
            }
            HttpResponse<byte[]> answer = http.send(request(exchange, body), BodyHandlers.ofByteArray());
            if (hold.isPresent()) {
                keep(hold.get());
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

    private void keep(Hold hold) throws InterruptedException {
        hold.held.complete(null);
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
