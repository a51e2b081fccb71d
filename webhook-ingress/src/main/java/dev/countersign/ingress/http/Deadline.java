package dev.countersign.ingress.http;

import java.time.Duration;

/** Until when what is awaited on one connection must have happened. Only for its event loop. */
final class Deadline {

    /** What is awaited. */
    enum Kind {
        /** The head of the first request. */
        FIRST_HEAD,
        /** The head of a further request, of which something has come. */
        HEAD,
        /** The body of a request. */
        BODY,
        /** The answer, which we owe. */
        ANSWER,
        /** A further request. */
        REQUEST,
        /** The sender's end of the connection, after ours. */
        END
    }

    private Kind kind = Kind.FIRST_HEAD;
    private long atNanos;

    void set(Kind awaited, Duration limit) {
        kind = awaited;
        atNanos = System.nanoTime() + limit.toNanos();
    }

    Kind kind() {
        return kind;
    }

    boolean isOver(long nowNanos) {
        return nowNanos - atNanos >= 0;
    }
}
