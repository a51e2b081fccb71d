package dev.countersign.sandbox.http;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer in Oneflow's error format: RFC 7807's members plus {@code error_code}, {@code request_id} and {@code parameter_problems}, sent as plain
 * {@code application/json}. The error code is {@code status * 10000 + n}; codes that end with 0000 are generic.
 */
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            402, "Payment Required",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            409, "Conflict",
            413, "Payload Too Large",
            429, "Too Many Requests");

    private final int status;
    private final transient Map<String, List<String>> parameterProblems;

    private ApiProblem(int status, String detail, Map<String, List<String>> parameterProblems) {
        super(detail, null, false, false);
        this.status = status;
        this.parameterProblems = parameterProblems;
    }

    public static ApiProblem of(int status, String detail) {
        return new ApiProblem(status, detail, Map.of());
    }

    public static ApiProblem badRequest(String detail) {
        return of(400, detail);
    }

    /** Parameters that failed validation, with what is wrong with each. */
    public static ApiProblem invalid(Map<String, List<String>> parameterProblems) {
        return new ApiProblem(
                400, "One or more parameters in the request are invalid. See parameter_problems.", parameterProblems);
    }

    public static ApiProblem invalid(String parameter, String message) {
        return invalid(Map.of(parameter, List.of(message)));
    }

    public static ApiProblem notFound(String what) {
        return of(404, "An object referenced in the request was not found. " + what);
    }

    public static ApiProblem conflict(String detail) {
        return of(409, detail);
    }

    public int status() {
        return status;
    }

    /** What is wrong with each parameter; empty when it is not about parameters. */
    public Map<String, List<String>> parameterProblems() {
        return parameterProblems;
    }

    /** The documented body; 429 differs from the rest: it has {@code info} and neither {@code request_id} nor {@code type}. */
    public Reply toReply(String requestId, String baseUrl) {
        return Reply.json(status, status == 429 ? rateLimitBody() : body(requestId, baseUrl));
    }

    private ObjectNode body(String requestId, String baseUrl) {
        ObjectNode body = Json.object().put("error_code", status * 10_000).put("detail", getMessage());
        body.set("parameter_problems", parameterProblemsNode());
        return body.put("request_id", requestId)
                .put("status", status)
                .put("title", title())
                .put("type", baseUrl + "/error_codes/" + status * 10_000);
    }

    private ObjectNode rateLimitBody() {
        ObjectNode body = Json.object().put("detail", getMessage()).put("error_code", 4_290_000);
        body.set("parameter_problems", Json.object());
        return body.put("status", 429)
                .put("title", title())
                .put("info", "https://developer.oneflow.com/reference/api-rate-limit");
    }

    private ObjectNode parameterProblemsNode() {
        ObjectNode problems = Json.object();
        parameterProblems.forEach((parameter, messages) -> {
            ArrayNode list = problems.putArray(parameter);
            messages.forEach(list::add);
        });
        return problems;
    }

    private String title() {
        return TITLES.getOrDefault(status, status >= 500 ? "Internal Server Error" : "Error");
    }
}
