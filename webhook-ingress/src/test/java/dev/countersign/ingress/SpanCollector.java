package dev.countersign.ingress;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.commons.lang3.StringUtils;

/** Takes spans over OTLP, and keeps the messages as they came. */
final class SpanCollector implements AutoCloseable {

    private final HttpServer server;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    SpanCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            received.writeBytes(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** How many spans of a trace have come. Each holds its trace's id once. */
    int spansOf(String traceId) {
        return StringUtils.countMatches(text(), text(HexFormat.of().parseHex(traceId)));
    }

    boolean hasSpanNamed(String name) {
        return text().contains(name);
    }

    boolean isEmpty() {
        return received.size() == 0;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String text() {
        return text(received.toByteArray());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
