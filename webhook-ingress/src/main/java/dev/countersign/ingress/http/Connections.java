package dev.countersign.ingress.http;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many connections are open. While they are scarce, none stays open after its answer: otherwise idle ones could keep
 * the sender out that has something to say.
 */
final class Connections {

    private final int scarceFrom;
    private final AtomicInteger open = new AtomicInteger();

    Connections(int max) {
        this.scarceFrom = max - max / 4;
    }

    /** Counts a new connection until it is closed. */
    void opened(Channel channel) {
        open.incrementAndGet();
        var _ = channel.closeFuture().addListener(_ -> open.decrementAndGet());
    }

    boolean areScarce() {
        return open.get() >= scarceFrom;
    }

    int open() {
        return open.get();
    }
}
