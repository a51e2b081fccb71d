package dev.countersign.sync.hrm.rest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of BambooHR's interface that the adapter uses, as the vendor's documents of November 2026 tell it: the API key is the user of HTTP Basic;
 * a reading has only the fields that are asked for, and drops unknown ones; a creation tells the id in {@code Location}; 409 is a duplicate e-mail
 * address or a wrong value; 406 is an unknown field; errors are told in a header; too many calls are 429 with {@code Retry-After}; the dataset is
 * searched with OData-like expressions and paged. Of its own it doubles quotes in literals, and reads an empty date as 0000-00-00: the documents say neither.
 */
public final class BambooServer implements AutoCloseable {

    public static final String KEY = "bamboo-key-0123456789";

    private static final String ERROR = "X-BambooHR-Error-Message";
    private static final Set<String> FIELDS = Set.of(
            "firstName",
            "lastName",
            "dateOfBirth",
            "address1",
            "jobTitle",
            "workEmail",
            "mobilePhone",
            "employeeNumber",
            "hireDate",
            "customContractEnd",
            "customContractId",
            "customContractStatus",
            "customContractSignedAt",
            "customContractLink");
    private static final Set<String> DATES = Set.of("dateOfBirth", "hireDate");
    /** The dataset's names of fields. */
    private static final Map<String, String> DATASET = Map.of(
            "eeid", "id",
            "firstName", "firstName",
            "lastName", "lastName",
            "employeeNumber", "employeeNumber",
            "email", "workEmail");

    private static final Pattern COMPARISON = Pattern.compile("(\\w+) eq '((?:[^']|'')*)'");
    private static final Pattern EMPLOYEE = Pattern.compile("/api/v1/employees/(\\d+)");

    private record Fault(int status, int times, Map<String, String> headers) {}

    private final HttpServer server;
    private final JsonMapper mapper = new JsonMapper();
    private final Map<String, Map<String, String>> employees = new LinkedHashMap<>();
    private final AtomicInteger ids = new AtomicInteger(100);
    private final List<String> log = new ArrayList<>();
    private Fault fault = new Fault(0, 0, Map.of());
    /** Fields that it takes and does not keep. */
    Set<String> dropped = Set.of();

    int largestPage = 1000;

    public BambooServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Somebody makes an employee by hand. */
    synchronized String put(Map<String, String> fields) {
        String id = Integer.toString(ids.incrementAndGet());
        employees.put(id, new LinkedHashMap<>(fields));
        return id;
    }

    synchronized Map<String, String> employee(String id) {
        return Map.copyOf(Objects.requireNonNull(employees.get(id)));
    }

    public synchronized List<Map<String, String>> all() {
        return List.copyOf(employees.values());
    }

    synchronized void remove(String id) {
        employees.remove(id);
    }

    /** The next requests get this answer. */
    synchronized void fail(int status, int times, Map<String, String> headers) {
        fault = new Fault(status, times, headers);
    }

    /** Method and path of the requests so far, and forgets them. */
    synchronized List<String> requests() {
        List<String> all = List.copyOf(log);
        log.clear();
        return all;
    }

    private record Answer(int status, @Nullable JsonNode body, Map<String, String> headers) {}

    private static Answer error(int status, String message) {
        return new Answer(status, null, Map.of(ERROR, message));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Answer answer = answer(exchange, body);
            Headers headers = exchange.getResponseHeaders();
            answer.headers().forEach(headers::set);
            byte[] bytes = answer.body() == null
                    ? new byte[0]
                    : answer.body().toString().getBytes(StandardCharsets.UTF_8);
            headers.putIfAbsent("Content-Type", List.of("application/json"));
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Answer answer(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getPath();
        log.add(exchange.getRequestMethod() + " " + path);
        if (fault.times() > 0) {
            fault = new Fault(fault.status(), fault.times() - 1, fault.headers());
            return new Answer(fault.status(), null, fault.headers());
        }
        String expected = "Basic " + Base64.getEncoder().encodeToString((KEY + ":x").getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return error(401, "Invalid API key");
        }
        try {
            return route(exchange, path, body);
        } catch (JacksonException e) {
            return error(400, "Malformed JSON");
        }
    }

    private Answer route(HttpExchange exchange, String path, byte[] body) {
        String method = exchange.getRequestMethod();
        Matcher one = EMPLOYEE.matcher(path);
        if (method.equals("POST") && path.equals("/api/v2/datasets/employee/data")) {
            return dataset(mapper.readTree(body));
        }
        if (method.equals("POST") && path.equals("/api/v1/employees")) {
            return create(exchange, mapper.readTree(body));
        }
        if (!one.matches()) {
            return error(404, "Not found");
        }
        return switch (method) {
            case "GET" -> get(one.group(1), exchange.getRequestURI());
            case "POST" -> update(one.group(1), mapper.readTree(body));
            default -> error(405, "Method not allowed");
        };
    }

    private Answer get(String id, URI uri) {
        Map<String, String> employee = employees.get(id);
        if (employee == null) {
            return error(404, "No employee was found");
        }
        ObjectNode record = mapper.createObjectNode().put("id", id);
        for (String field : parameter(uri, "fields").orElse("").split(",", -1)) {
            if (FIELDS.contains(field)) {
                String none = DATES.contains(field) ? "0000-00-00" : null;
                record.put(field, employee.getOrDefault(field, none));
            }
        }
        return new Answer(200, record, Map.of());
    }

    private static Optional<String> parameter(URI uri, String name) {
        for (String pair : Objects.requireNonNullElse(uri.getRawQuery(), "").split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    private Answer create(HttpExchange exchange, JsonNode sent) {
        if (blank(sent, "firstName") || blank(sent, "lastName")) {
            return error(400, "First and last name are required");
        }
        Optional<Answer> refusal = refusal(sent, "");
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String id = put(Map.of());
        write(id, sent);
        String host = exchange.getRequestHeaders().getFirst("Host");
        return new Answer(201, null, Map.of("Location", "https://" + host + "/employees/employee.php?id=" + id));
    }

    private Answer update(String id, JsonNode sent) {
        if (!employees.containsKey(id)) {
            return error(404, "The employee does not exist");
        }
        Optional<Answer> refusal = refusal(sent, id);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        write(id, sent);
        return new Answer(200, mapper.createObjectNode().put("id", id), Map.of());
    }

    private Optional<Answer> refusal(JsonNode sent, String id) {
        for (Map.Entry<String, JsonNode> field : sent.properties()) {
            String value = field.getValue().asString("");
            if (!FIELDS.contains(field.getKey())) {
                return Optional.of(error(406, "There is no field " + field.getKey()));
            }
            if (DATES.contains(field.getKey()) && !value.isEmpty() && !isDate(value)) {
                return Optional.of(error(409, "Invalid value for " + field.getKey()));
            }
            if (field.getKey().equals("workEmail") && isTaken(value, id)) {
                return Optional.of(error(409, "Duplicate email address"));
            }
        }
        return Optional.empty();
    }

    private boolean isTaken(String email, String byOtherThan) {
        return !email.isEmpty()
                && employees.entrySet().stream()
                        .anyMatch(each -> !each.getKey().equals(byOtherThan)
                                && email.equalsIgnoreCase(each.getValue().get("workEmail")));
    }

    private static boolean isDate(String text) {
        try {
            return text.equals(LocalDate.parse(text).toString());
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void write(String id, JsonNode sent) {
        Map<String, String> employee = Objects.requireNonNull(employees.get(id));
        sent.properties().forEach(field -> {
            String value = field.getValue().asString("");
            if (value.isEmpty()) {
                employee.remove(field.getKey());
            } else if (!dropped.contains(field.getKey())) {
                employee.put(field.getKey(), value);
            }
        });
    }

    private Answer dataset(JsonNode query) {
        int size = query.path("pageSize").asInt(100);
        int page = query.path("page").asInt(1);
        String filter = query.path("filter").asString("");
        if (query.path("fields").isEmpty() || size < 1 || size > 1000 || page < 1) {
            return problem(400, "MISSING_PARAMETER");
        }
        Optional<List<String[]>> comparisons = comparisons(filter);
        if (comparisons.isEmpty()) {
            return problem(422, "INVALID_FILTER");
        }
        int rows = Math.min(size, largestPage);
        List<String> found = employees.keySet().stream()
                .filter(id -> comparisons.get().stream().allMatch(each -> each[1].equals(value(id, each[0]))))
                .toList();
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode data = answer.putArray("data");
        found.stream().skip((long) (page - 1) * rows).limit(rows).forEach(id -> {
            ObjectNode fields = data.addObject().putObject("fields");
            query.path("fields").forEach(field -> fields.put(field.asString(), value(id, field.asString())));
        });
        answer.putObject("meta")
                .put("page", page)
                .put("pageSize", rows)
                .put("totalPages", (found.size() + rows - 1) / rows)
                .put("totalItems", found.size());
        answer.putObject("links");
        return new Answer(200, answer, Map.of("X-Request-ID", "request"));
    }

    /** Field and value of each comparison; empty when it is no expression. */
    private static Optional<List<String[]>> comparisons(String filter) {
        List<String[]> comparisons = new ArrayList<>();
        if (filter.isEmpty()) {
            return Optional.of(comparisons);
        }
        Matcher matcher = COMPARISON.matcher(filter);
        int at = 0;
        while (matcher.find(at) && matcher.start() == at && DATASET.containsKey(matcher.group(1))) {
            comparisons.add(new String[] {matcher.group(1), matcher.group(2).replace("''", "'")});
            at = matcher.end();
            if (at == filter.length()) {
                return Optional.of(comparisons);
            }
            if (!filter.startsWith(" and ", at)) {
                return Optional.empty();
            }
            at += " and ".length();
        }
        return Optional.empty();
    }

    private @Nullable String value(String id, String datasetField) {
        String field = DATASET.getOrDefault(datasetField, datasetField);
        return field.equals("id")
                ? id
                : Objects.requireNonNull(employees.get(id)).get(field);
    }

    private Answer problem(int status, String code) {
        ObjectNode problem = mapper.createObjectNode().put("status", status).put("code", code);
        return new Answer(status, problem, Map.of("Content-Type", "application/problem+json"));
    }

    private static boolean blank(JsonNode sent, String field) {
        return sent.path(field).asString("").isBlank();
    }
}
