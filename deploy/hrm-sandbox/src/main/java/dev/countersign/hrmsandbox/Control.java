package dev.countersign.hrmsandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The page at {@code /} and the JSON under {@code /control}: what a person or a test looks at and turns. */
final class Control implements HttpHandler {

    private static final String JSON = "application/json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final EmployeeStore store;
    private final EmployeePage page;
    private final Faults faults;

    Control(EmployeeStore store, Faults faults) {
        this.store = store;
        this.page = new EmployeePage(store);
        this.faults = faults;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                case "GET /" -> page(exchange);
                case "GET /control/health" -> Exchanges.answer(exchange, 200, JSON, "{\"status\":\"ready\"}");
                case "GET /control/employees" ->
                    Exchanges.answer(exchange, 200, JSON, employees().toString());
                case "GET /control/faults" -> Exchanges.answer(exchange, 200, JSON, json(faults.current()));
                case "PUT /control/faults" -> setFaults(exchange);
                case "DELETE /control/faults" -> clearFaults(exchange);
                default -> error(exchange, 404, "There is no such page. Look at / or use /control/employees.");
            }
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        Exchanges.answer(exchange, 200, "text/html; charset=utf-8", page.render());
    }

    private ObjectNode employees() {
        ObjectNode answer = MAPPER.createObjectNode();
        ArrayNode data = answer.putArray("data");
        for (Employee employee : store.all()) {
            ObjectNode entry = data.addObject();
            entry.put("id", employee.id());
            entry.put("version", employee.version());
            entry.put("created", employee.created().toString());
            entry.put("last_modified", employee.lastModified().toString());
            entry.set("fields", MAPPER.valueToTree(FlatDocument.of(employee.document())));
            entry.set("document", employee.document());
            ArrayNode history = entry.putArray("history");
            employee.history()
                    .forEach(change -> history.addObject()
                            .put("at", change.at().toString())
                            .put("field", change.field())
                            .put("before", change.before())
                            .put("after", change.after()));
        }
        return answer;
    }

    private void setFaults(HttpExchange exchange) throws IOException {
        try {
            JsonNode wanted = MAPPER.readTree(Exchanges.body(exchange).orElse(""));
            if (!wanted.isObject()) {
                error(exchange, 400, "Send a JSON object with latency_ms, status and times.");
                return;
            }
            faults.set(
                    new Faults.Plan(number(wanted, "latency_ms"), number(wanted, "status"), number(wanted, "times")));
            Exchanges.answer(exchange, 200, JSON, json(faults.current()));
        } catch (JsonProcessingException e) {
            error(exchange, 400, "The body is not JSON. Send {\"latency_ms\":0,\"status\":503,\"times\":2}.");
        } catch (IllegalArgumentException e) {
            error(exchange, 400, Optional.ofNullable(e.getMessage()).orElse("A value is out of bounds."));
        }
    }

    private void clearFaults(HttpExchange exchange) throws IOException {
        faults.set(Faults.Plan.NONE);
        Exchanges.answer(exchange, 200, JSON, json(faults.current()));
    }

    private static int number(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode()) {
            return 0;
        }
        if (!value.canConvertToInt()) {
            throw new IllegalArgumentException(field + " must be a whole number, but is " + value);
        }
        return value.intValue();
    }

    private static String json(Faults.Plan plan) {
        return MAPPER.valueToTree(
                        Map.of("latency_ms", plan.latencyMs(), "status", plan.status(), "times", plan.times()))
                .toString();
    }

    private static void error(HttpExchange exchange, int status, String what) throws IOException {
        Exchanges.answer(
                exchange,
                status,
                JSON,
                MAPPER.valueToTree(Map.of("error", what)).toString());
    }
}
