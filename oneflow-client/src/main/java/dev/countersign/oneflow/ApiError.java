package dev.countersign.oneflow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error body of Oneflow (the shape of RFC 7807). All text comes from outside: it is cut to a bounded length and freed of control
 * characters, but must still be escaped before it is shown on a page.
 *
 * @param status HTTP status
 * @param errorCode Oneflow's code: status × 10000 + n, codes ending in 0000 are generic; 0 when not sent
 * @param requestId what Oneflow's support asks for; logged with every failure
 * @param parameterProblems complaints for each parameter of the request
 */
public record ApiError(
        int status,
        int errorCode,
        @Nullable String title,
        @Nullable String detail,
        @Nullable String requestId,
        Map<String, List<String>> parameterProblems) {

    public ApiError {
        parameterProblems = Map.copyOf(parameterProblems);
    }

    static String suffix(@Nullable ApiError error) {
        return error == null ? "" : " (error_code %d, request_id %s)".formatted(error.errorCode, error.requestId);
    }
}
