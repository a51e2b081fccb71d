package dev.countersign.ingress.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Bounds how many requests, and how many bytes of their bodies, are at work at the same time. */
final class Room {

    private final int maxRequests;
    private final long maxBytes;
    private final @Nullable Room around;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /**
     * An empty room.
     *
     * @param around the room it is a part of: what is in here is in there, too
     */
    Room(int maxRequests, long maxBytes, @Nullable Room around) {
        this.maxRequests = maxRequests;
        this.maxBytes = maxBytes;
        this.around = around;
    }

    /** Lets a request in; false, and nothing changed, when it is full. */
    boolean tryEnter() {
        if (requests.incrementAndGet() <= maxRequests && (around == null || around.tryEnter())) {
            return true;
        }
        requests.decrementAndGet();
        return false;
    }

    void leave() {
        requests.decrementAndGet();
        if (around != null) {
            around.leave();
        }
    }

    /** Takes bytes; false, and nothing changed, when there are not so many left. */
    boolean tryTake(int size) {
        if (bytes.addAndGet(size) <= maxBytes && (around == null || around.tryTake(size))) {
            return true;
        }
        bytes.addAndGet(-size);
        return false;
    }

    void giveBack(int size) {
        bytes.addAndGet(-size);
        if (around != null) {
            around.giveBack(size);
        }
    }

    int requests() {
        return requests.get();
    }

    long bytes() {
        return bytes.get();
    }
}
