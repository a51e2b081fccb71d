package dev.countersign.sandbox.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One webhook call as it was made.
 *
 * @param status the HTTP status of the answer, null when there was none
 * @param error why there was no answer, null when there was one
 */
public record Attempt(
        Instant at, @Nullable Integer status, @Nullable String error) {

    /** Only 200 counts: 201, 202 and 204 are failures like any other. */
    boolean succeeded() {
        return status != null && status == 200;
    }
}
