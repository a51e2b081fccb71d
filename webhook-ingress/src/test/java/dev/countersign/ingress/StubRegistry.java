package dev.countersign.ingress;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.schemas.topic.TopicCatalogue;
import dev.countersign.schemas.topic.TopicSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** As much of a schema registry over HTTP as another process needs: a schema's id is its topic's place in the catalogue. */
final class StubRegistry implements AutoCloseable {

    private static final String BY_ID = "/schemas/ids/";
    private static final String BY_SUBJECT = "/subjects/";

    private final JsonMapper json = JsonMapper.shared();
    private final HttpServer server;

    StubRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static int idOf(String topic) {
        List<TopicSpec> topics = TopicCatalogue.all();
        return 1
                + topics.indexOf(topics.stream()
                        .filter(spec -> spec.name().equals(topic))
                        .findFirst()
                        .orElseThrow());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int id = path.startsWith(BY_ID)
                ? Integer.parseInt(path.substring(BY_ID.length()))
                : idOf(path.substring(BY_SUBJECT.length()).replaceFirst("-value(/.*)?$", ""));
        var answer = json.createObjectNode()
                .put("id", id)
                .put("version", 1)
                .put("schema", TopicCatalogue.all().get(id - 1).valueSchema().toString());
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
