package dev.countersign.local.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Sends one load. A call is due at a time that depends on nothing but the rate; when no connection is free then, it goes
 * out later and its latency still counts from when it was due. Everything happens on one event loop.
 */
final class Sender {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Load load;
    private final Bootstrap bootstrap;
    private final EventLoop loop;
    private final SignedCalls calls;
    private final Queue<Connection> idle = new ArrayDeque<>();
    private final Set<Connection> open = new HashSet<>();
    private final CompletableFuture<LoadResult> result = new CompletableFuture<>();
    private final long start;
    private final long end;
    private final long planned;
    private final Tally tally;
    private long sent;
    private int atWork;
    private boolean timerSet;

    Sender(Load load, Bootstrap bootstrap, EventLoop loop, SignedCalls calls) {
        this.load = load;
        this.bootstrap = bootstrap;
        this.loop = loop;
        this.calls = calls;
        this.start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
        long recordFrom = start + (long) (load.leadSeconds() * NANOS_PER_SECOND);
        this.end = recordFrom + (long) (load.seconds() * NANOS_PER_SECOND);
        this.planned = load.saturates()
                ? Long.MAX_VALUE
                : (long) Math.ceil((load.leadSeconds() + load.seconds()) * load.rate());
        this.tally = new Tally(recordFrom, end);
    }

    /** Sends everything; completes when all is answered, or ten seconds after the last was due. */
    CompletableFuture<LoadResult> run() {
        loop.execute(() -> {
            for (int count = 0; count < load.connections(); count++) {
                connect();
            }
            var _ = loop.schedule(this::pump, start - System.nanoTime(), TimeUnit.NANOSECONDS);
            var _ = loop.schedule(this::giveUp, end + PATIENCE_NANOS - System.nanoTime(), TimeUnit.NANOSECONDS);
        });
        return result;
    }

    /** A connection can take a call. */
    void free(Connection connection) {
        idle.add(connection);
        pump();
    }

    /** A call is answered. */
    void answered(int status, long due) {
        atWork--;
        tally.answered(status, due, System.nanoTime());
    }

    /** A connection ended with a call at work. */
    void lost(long due) {
        atWork--;
        tally.unanswered(due, System.nanoTime());
    }

    /** A connection ended. */
    void closed(Connection connection) {
        open.remove(connection);
        idle.remove(connection);
        if (!result.isDone()) {
            connect();
            finishIfDone();
        }
    }

    private void connect() {
        Connection connection = new Connection(this);
        bootstrap
                .clone()
                .handler(connection.initializer())
                .connect("127.0.0.1", load.port())
                .addListener((ChannelFutureListener) future -> {
                    if (future.isSuccess()) {
                        open.add(connection);
                        free(connection);
                    } else if (!result.isDone()) {
                        // Nobody listens (yet, or any more): calls go on being due meanwhile.
                        var _ = loop.schedule(this::connect, 20, TimeUnit.MILLISECONDS);
                    }
                });
    }

    private void pump() {
        long now = System.nanoTime();
        while (!idle.isEmpty() && now >= start && sent < planned && !(load.saturates() && now >= end)) {
            long due = load.saturates() ? now : due(sent);
            if (due > now) {
                wakeAt(due - now);
                return;
            }
            send(idle.remove(), due);
            now = System.nanoTime();
        }
        finishIfDone();
    }

    private void send(Connection connection, long due) {
        Channel channel = connection.channel();
        ByteBuf request = channel.alloc().directBuffer(calls.length());
        calls.write(load.firstCall() + sent, request);
        sent++;
        atWork++;
        connection.send(request, due);
    }

    private void wakeAt(long delayNanos) {
        if (!timerSet) {
            timerSet = true;
            var _ = loop.schedule(
                    () -> {
                        timerSet = false;
                        pump();
                    },
                    delayNanos,
                    TimeUnit.NANOSECONDS);
        }
    }

    private long due(long index) {
        return start + (long) (index * (NANOS_PER_SECOND / load.rate()));
    }

    private void finishIfDone() {
        boolean allSent = load.saturates() ? System.nanoTime() >= end : sent == planned;
        if (allSent && atWork == 0) {
            finish();
        }
    }

    private void giveUp() {
        if (!result.isDone()) {
            open.forEach(Connection::abandon);
            finish();
        }
    }

    private void finish() {
        long unsent = load.saturates() ? 0 : planned - sent;
        if (result.complete(tally.result(sent, unsent))) {
            Set.copyOf(open).forEach(Connection::close);
        }
    }
}
