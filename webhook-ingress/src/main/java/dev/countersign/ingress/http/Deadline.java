package dev.countersign.ingress.http;

import java.time.Duration;

/** Until when the sender of one connection must have done what it is about to do. Only for its event loop. */
final class Deadline {

    /** What is awaited of a sender. */
    enum Kind {
        NOTHING,
        /** The head of the first request. */
        FIRST_HEAD,
        /** The head of a further request, of which something has come. */
        HEAD,
        /** The body of a request. */
        BODY,
        /** A further request. */
        REQUEST
    }

    private Kind kind = Kind.NOTHING;
    private long atNanos;

    void set(Kind awaited, Duration limit) {
        kind = awaited;
        atNanos = System.nanoTime() + limit.toNanos();
    }

    void clear() {
        kind = Kind.NOTHING;
    }

    Kind kind() {
        return kind;
    }

    boolean isOver(long nowNanos) {
        return kind != Kind.NOTHING && nowNanos - atNanos >= 0;
    }
}
