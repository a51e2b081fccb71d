package dev.countersign.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDK's HTTP server with one virtual thread per request, a size cap and Oneflow's error bodies. */
public final class HttpFront implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final int LARGEST_BODY = 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Handler handler;
    private final RandomGenerator random;
    private final Supplier<String> errorBaseUrl;

    /**
     * Binds the address; {@link #start} begins to answer.
     *
     * @param errorBaseUrl the base of the {@code type} links in error bodies
     * @throws IOException when the address cannot be bound
     */
    public HttpFront(InetSocketAddress address, Handler handler, RandomGenerator random, Supplier<String> errorBaseUrl)
            throws IOException {
        // Without it each answer on a kept-alive connection may wait 40 ms for the peer's delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        this.handler = handler;
        this.random = random;
        this.errorBaseUrl = errorBaseUrl;
        server = HttpServer.create(address, 256);
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("sandbox-http-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    public void start() {
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String requestId = requestId();
            write(exchange, replyTo(exchange, requestId));
        } catch (IOException e) {
            LOG.debug("The caller went away before the answer was written", e);
        }
    }

    private Reply replyTo(HttpExchange exchange, String requestId) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        try {
            if (body.length > LARGEST_BODY) {
                throw ApiProblem.of(413, "The request body is larger than " + LARGEST_BODY + " bytes.");
            }
            return handler.handle(call(exchange, requestId, body));
        } catch (ApiProblem problem) {
            return problem.toReply(requestId, errorBaseUrl.get());
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("method", exchange.getRequestMethod())
                    .addKeyValue("path", exchange.getRequestURI().getPath())
                    .setCause(e)
                    .log("The sandbox failed to answer; this is a defect of the sandbox");
            return ApiProblem.of(500, "The sandbox failed; its log tells why.").toReply(requestId, errorBaseUrl.get());
        }
    }

    private static Call call(HttpExchange exchange, String requestId, byte[] body) {
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> header.getValue().getFirst()));
        String path = exchange.getRequestURI().getRawPath();
        if (path.length() > 1 && path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        Map<String, String> query = Urls.parseQuery(exchange.getRequestURI().getRawQuery());
        return new Call(requestId, exchange.getRequestMethod(), path, query, headers, Map.of(), body);
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean empty = reply.body().length == 0 || "HEAD".equals(exchange.getRequestMethod());
        exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
        if (!empty) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    private String requestId() {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
