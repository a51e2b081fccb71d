package dev.countersign.local.bench.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An HRM for each account, with as much of SCIM as the service asks for: searches by equality, POST, GET, PATCH, ETags.
 * Every request waits for the latency first; those of a dead HRM are never answered. So cheap that it is not what is measured.
 */
final class BenchHrms implements AutoCloseable {

    private static final Pattern PATH = Pattern.compile("/hrm/([a-z]+-\\d+)/Users(?:/([^/]+))?");
    private static final Pattern FILTER = Pattern.compile("filter=(\\S+) eq \"([^\"]*)\"&startIndex.*");
    private static final Duration NEVER = Duration.ofMinutes(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final byte[] authorization;
    private volatile Duration latency = Duration.ZERO;

    /** An HRM: its employees, how often one was read by its id, when the last was, and whether it is dead. */
    private static final class Shelf {
        private final EmployeeShelf employees = new EmployeeShelf();
        private final AtomicLong reads = new AtomicLong();
        private volatile long lastRead;
        private volatile boolean dead;
    }

    private BenchHrms(HttpServer http, String token) {
        this.http = http;
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    static BenchHrms start(String token) {
        // Without it each answer on a kept-alive connection may wait 40 ms for the peer's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        try {
            BenchHrms hrms = new BenchHrms(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256), token);
            hrms.http.setExecutor(hrms.threads);
            hrms.http.createContext("/hrm/", hrms::answer);
            hrms.http.start();
            return hrms;
        } catch (IOException e) {
            throw new UncheckedIOException("The benchmark's HRMs can't listen on any port", e);
        }
    }

    /** Makes one, with a manager in it. */
    void open(String name) {
        Shelf shelf = new Shelf();
        ObjectNode manager = JSON.createObjectNode().put("userName", "maja").put("displayName", BenchContracts.MANAGER);
        var _ = shelf.employees.create(manager);
        shelves.put(name, shelf);
    }

    URI uri(String name) {
        return URI.create("http://127.0.0.1:" + port() + "/hrm/" + name);
    }

    int port() {
        return http.getAddress().getPort();
    }

    void setLatency(Duration each) {
        latency = each;
    }

    void kill(String name) {
        shelf(name).dead = true;
    }

    /** Requests so far, to all of them. */
    long requests() {
        return requests.get();
    }

    /** How often employees were read by id, in HRMs whose name begins so. Of somebody new there is one such reading: the last step of a sync. */
    long reads(String prefix) {
        return shelves.entrySet().stream()
                .filter(each -> each.getKey().startsWith(prefix))
                .mapToLong(each -> each.getValue().reads.get())
                .sum();
    }

    /** When the last of these was answered, as {@link System#nanoTime()}. */
    long lastRead(String prefix) {
        return shelves.entrySet().stream()
                .filter(each -> each.getKey().startsWith(prefix))
                .mapToLong(each -> each.getValue().lastRead)
                .max()
                .orElseThrow();
    }

    /** Everybody in an HRM, by id. */
    Map<String, JsonNode> employees(String name) {
        return shelf(name).employees.all();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private Shelf shelf(String name) {
        Shelf shelf = shelves.get(name);
        if (shelf == null) {
            throw new IllegalArgumentException("There is no HRM named " + name);
        }
        return shelf;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            String sent = exchange.getRequestHeaders().getFirst("Authorization");
            if (!path.matches()
                    || sent == null
                    || !MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), authorization)) {
                send(exchange, 401, null);
                return;
            }
            Shelf shelf = shelf(path.group(1));
            byte[] body = exchange.getRequestBody().readAllBytes();
            Thread.sleep(shelf.dead ? NEVER : latency);
            String id = path.group(2);
            switch (exchange.getRequestMethod()) {
                case "POST" -> create(exchange, shelf, body);
                case "PATCH" ->
                    send(
                            exchange,
                            200,
                            shelf.employees.patch(id, JSON.readTree(body).path("Operations")));
                default -> {
                    if (id == null) {
                        search(exchange, shelf);
                    } else {
                        read(exchange, shelf, id);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void create(HttpExchange exchange, Shelf shelf, byte[] body) throws IOException {
        var created = shelf.employees.create((ObjectNode) JSON.readTree(body));
        send(exchange, created.isPresent() ? 201 : 409, created.orElse(null));
    }

    private static void read(HttpExchange exchange, Shelf shelf, String id) throws IOException {
        var found = shelf.employees.get(id);
        send(exchange, found.isPresent() ? 200 : 404, found.orElse(null));
        shelf.lastRead = System.nanoTime();
        shelf.reads.incrementAndGet();
    }

    private static void search(HttpExchange exchange, Shelf shelf) throws IOException {
        String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
        Matcher filter = FILTER.matcher(query);
        List<EmployeeShelf.Entry> found =
                filter.matches() ? shelf.employees.find(filter.group(1), filter.group(2)) : List.of();
        ObjectNode list = JSON.createObjectNode();
        list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        list.put("totalResults", found.size());
        var resources = list.putArray("Resources");
        found.forEach(entry -> resources.add(entry.document()));
        write(exchange, 200, list);
    }

    private static void send(HttpExchange exchange, int status, EmployeeShelf.@Nullable Entry entry)
            throws IOException {
        if (entry == null) {
            write(exchange, status, JSON.createObjectNode().put("status", String.valueOf(status)));
            return;
        }
        exchange.getResponseHeaders().set("ETag", "W/\"" + entry.version() + "\"");
        write(exchange, status, entry.document());
    }

    private static void write(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/scim+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
