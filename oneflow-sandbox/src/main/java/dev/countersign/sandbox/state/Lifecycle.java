package dev.countersign.sandbox.state;

import dev.countersign.sandbox.http.ApiProblem;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether a signed contract runs.
 *
 * @param state {@code awaiting}, {@code active} or {@code ended}; null before the contract is signed
 */
public record Lifecycle(
        @Nullable String state,
        @Nullable Instant updatedTime,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable Instant cancelTime,
        int period,
        boolean terminated) {

    static final Lifecycle NONE = new Lifecycle(null, null, null, null, null, 0, false);

    static Lifecycle awaiting(Instant now) {
        return new Lifecycle("awaiting", now, null, null, null, 0, false);
    }

    /**
     * What a step makes of this.
     *
     * @throws ApiProblem 404 for an unknown step, 409 when the state does not allow it
     */
    Lifecycle after(String step, Instant now) {
        return switch (step) {
            case "start" -> require(step, "awaiting").started(now);
            case "new_period" -> require(step, "active").nextPeriod(now);
            case "end" -> require(step, "active").ended(now, false);
            case "terminate" -> require(step, "active").ended(now, true);
            case "cancel" -> require(step, "awaiting", "active").canceled(now);
            default -> throw ApiProblem.notFound("There is no lifecycle step " + step + ".");
        };
    }

    private Lifecycle require(String step, String... allowed) {
        if (state == null || !Arrays.asList(allowed).contains(state)) {
            throw ApiProblem.conflict("The lifecycle step " + step + " needs the lifecycle state "
                    + String.join(" or ", allowed) + ", but it is " + state + ".");
        }
        return this;
    }

    private Lifecycle started(Instant now) {
        return new Lifecycle("active", now, now, null, cancelTime, 1, false);
    }

    private Lifecycle nextPeriod(Instant now) {
        return new Lifecycle("active", now, startTime, null, cancelTime, period + 1, false);
    }

    private Lifecycle ended(Instant now, boolean byTermination) {
        return new Lifecycle("ended", now, startTime, now, cancelTime, period, byTermination);
    }

    private Lifecycle canceled(Instant now) {
        return new Lifecycle(state, now, startTime, endTime, now, period, terminated);
    }
}
