package dev.countersign.sandbox.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the calls of each token in windows that begin with the first call. */
final class RateLimiter {

    private final Clock clock;
    private final int limit;
    private final Duration length;
    private final Map<String, Window> windows = new LinkedHashMap<>();

    RateLimiter(Clock clock, int limit, Duration length) {
        this.clock = clock;
        this.limit = limit;
        this.length = length;
    }

    synchronized boolean allows(String token) {
        Instant now = clock.instant();
        windows.values().removeIf(window -> !now.isBefore(window.end()));
        Window window = windows.merge(
                token, new Window(now.plus(length), 1), (old, first) -> new Window(old.end(), old.calls() + 1));
        return window.calls() <= limit;
    }

    private record Window(Instant end, int calls) {}
}
