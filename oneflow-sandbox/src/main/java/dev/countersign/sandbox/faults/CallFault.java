package dev.countersign.sandbox.faults;

import dev.countersign.sandbox.http.Body;
import dev.countersign.sandbox.http.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes wrong with the next calls of one endpoint, and with no others.
 *
 * @param call method and path as they are documented, for example {@code POST /contracts/{contract_id}/publish}
 * @param times how many calls it still is for
 * @param delay before the answer, for {@link Kind#SLOW}
 */
public record CallFault(String call, Kind kind, int times, Duration delay) {

    /** How a call fails. */
    public enum Kind {
        /** It does not. */
        NONE,
        /** 503, and nothing is done. */
        ERROR,
        /** 429, and nothing is done. */
        RATE_LIMITED,
        /** Done, and then answered with 503. */
        LOST,
        /** Done, and then answered late. */
        SLOW;

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final CallFault NONE = new CallFault("", Kind.NONE, 0, Duration.ZERO);
    private static final int MOST_TIMES = 1_000_000;
    private static final int LONGEST_DELAY = 600_000;

    /** Reads one; what is wrong is said in the body. */
    static CallFault of(Body body) {
        String call = body.text("call", 200);
        String kind = body.text("kind", 20);
        List<String> kinds = Arrays.stream(Kind.values())
                .filter(each -> each != Kind.NONE)
                .map(Kind::text)
                .toList();
        if (!kinds.contains(kind)) {
            body.problem("kind", "This parameter must be one of " + kinds + ".");
        }
        int times = (int) body.number("times", 1, MOST_TIMES, 1);
        Duration delay = Duration.ofMillis((long) body.number("delay_ms", 0, LONGEST_DELAY, 0));
        return new CallFault(
                call, kinds.contains(kind) ? Kind.valueOf(kind.toUpperCase(Locale.ROOT)) : Kind.NONE, times, delay);
    }

    CallFault once() {
        return new CallFault(call, kind, times - 1, delay);
    }

    ObjectNode toJson() {
        return Json.object()
                .put("call", call)
                .put("kind", kind.text())
                .put("times", times)
                .put("delay_ms", delay.toMillis());
    }
}
