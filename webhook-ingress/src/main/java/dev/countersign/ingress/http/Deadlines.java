package dev.countersign.ingress.http;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the deadlines of all connections of one event loop, many times a second as long as there are any. A task of
 * its own for each deadline would cost more than all else that the server does for a request: three are set for each,
 * and hardly one is ever reached.
 */
final class Deadlines {

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
    private static final long INTERVAL_MILLIS = 50;

    private final EventLoop loop;
    private final Set<WebhookConnection> connections = new HashSet<>();
    private @Nullable Future<?> sweeps;

    Deadlines(EventLoop loop) {
        this.loop = loop;
    }

    void add(WebhookConnection connection) {
        connections.add(connection);
        if (sweeps == null) {
            sweeps = loop.scheduleWithFixedDelay(this::sweep, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void remove(WebhookConnection connection) {
        connections.remove(connection);
        Future<?> running = sweeps;
        if (connections.isEmpty() && running != null) {
            running.cancel(false);
            sweeps = null;
        }
    }

    /** A task that throws is never run again, and all deadlines of the loop would be gone. */
    private void end(WebhookConnection connection) {
        try {
            connection.late();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("A connection whose deadline is over could not be ended; it is dropped");
            connections.remove(connection);
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        // Of its own, since a connection that is closed is removed.
        List<WebhookConnection> late = connections.stream()
                .filter(connection -> connection.deadline().isOver(now))
                .toList();
        late.forEach(this::end);
    }
}
