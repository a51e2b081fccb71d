package dev.countersign.sandbox.faults;

import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.http.Json;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes wrong on purpose.
 *
 * @param latency added to every answer of the REST API
 * @param errorRate5xx the share (0 to 1) of REST calls answered with 500 or 503 instead of being executed
 * @param lostAnswerRate the share (0 to 1) of REST calls that are executed and then answered with 503
 * @param rateLimited every REST call is answered with 429
 * @param duplicateDeliveries every delivered webhook call is sent a second time
 * @param reorderDeliveries a webhook call waits until a later one has been sent (or two seconds have passed)
 * @param loseNextDeliveries so many webhook calls are never sent
 * @param listingLag for so long after it was created a contract is missing in lists
 * @param templateLag for so long after a contract was created or published its template information is missing
 */
public record Faults(
        Duration latency,
        double errorRate5xx,
        double lostAnswerRate,
        boolean rateLimited,
        boolean duplicateDeliveries,
        boolean reorderDeliveries,
        int loseNextDeliveries,
        Duration listingLag,
        Duration templateLag) {

    public static Faults none(Duration templateLag) {
        return new Faults(Duration.ZERO, 0, 0, false, false, false, 0, Duration.ZERO, templateLag);
    }

    /** The members that are present replace these; problems are collected in the body. */
    Faults merge(Body body) {
        return new Faults(
                Duration.ofMillis((long) body.number("latency_ms", 0, 600_000, (double) latency.toMillis())),
                body.number("error_rate_5xx", 0, 1, errorRate5xx),
                body.number("lost_answer_rate", 0, 1, lostAnswerRate),
                body.flag("rate_limited", rateLimited),
                body.flag("duplicate_deliveries", duplicateDeliveries),
                body.flag("reorder_deliveries", reorderDeliveries),
                (int) body.number("lose_next_deliveries", 0, 1_000_000, loseNextDeliveries),
                Duration.ofMillis((long) body.number("listing_lag_ms", 0, 3_600_000, (double) listingLag.toMillis())),
                Duration.ofMillis(
                        (long) body.number("template_lag_ms", 0, 3_600_000, (double) templateLag.toMillis())));
    }

    Faults withOneLossLess() {
        return new Faults(
                latency,
                errorRate5xx,
                lostAnswerRate,
                rateLimited,
                duplicateDeliveries,
                reorderDeliveries,
                Math.max(0, loseNextDeliveries - 1),
                listingLag,
                templateLag);
    }

    public ObjectNode toJson() {
        return Json.object()
                .put("latency_ms", latency.toMillis())
                .put("error_rate_5xx", errorRate5xx)
                .put("lost_answer_rate", lostAnswerRate)
                .put("rate_limited", rateLimited)
                .put("duplicate_deliveries", duplicateDeliveries)
                .put("reorder_deliveries", reorderDeliveries)
                .put("lose_next_deliveries", loseNextDeliveries)
                .put("listing_lag_ms", listingLag.toMillis())
                .put("template_lag_ms", templateLag.toMillis());
    }
}
