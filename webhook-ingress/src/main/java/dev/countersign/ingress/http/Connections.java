package dev.countersign.ingress.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All open connections, and at most so many: further ones wait in the backlog. While they are scarce, none stays open
 * after its answer: otherwise idle ones could keep the sender out that has something to say.
 *
 * <p>Sits in the pipeline of the listening socket. Only its event loop changes the count, so that accepting is never
 * stopped for good by a connection that ends at the same moment.
 */
@Sharable
final class Connections extends ChannelInboundHandlerAdapter {

    private final int max;
    private final int scarceFrom;
    private final Set<WebhookConnection> all = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch drained = new CountDownLatch(1);
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean draining;

    Connections(int max) {
        this.max = max;
        this.scarceFrom = max - max / 4;
    }

    /** A connection was accepted. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Channel listening = context.channel();
        count(listening, 1);
        var _ = ((Channel) message).closeFuture().addListener(_ -> ended(listening));
        context.fireChannelRead(message);
    }

    private void ended(Channel listening) {
        if (!listening.eventLoop().isShuttingDown()) {
            listening.eventLoop().execute(() -> count(listening, -1));
        }
    }

    private void count(Channel listening, int more) {
        int now = open.addAndGet(more);
        if (listening.isOpen()) {
            listening.config().setAutoRead(now < max);
        }
    }

    /** From now on connections stay open; also after a server was stopped and is started again. */
    void accept() {
        drained = new CountDownLatch(1);
        draining = false;
    }

    void opened(WebhookConnection connection) {
        all.add(connection);
        if (draining) {
            connection.drain();
        }
    }

    void closed(WebhookConnection connection) {
        all.remove(connection);
        if (draining && all.isEmpty()) {
            drained.countDown();
        }
    }

    /** Whether connections should be closed after the next answer. */
    boolean areScarce() {
        return draining || open.get() >= scarceFrom;
    }

    int open() {
        return open.get();
    }

    /**
     * Closes idle connections now and the others after their answers. Nothing may be accepted any more.
     *
     * @return whether all are closed after that time
     */
    boolean drain(Duration limit) throws InterruptedException {
        draining = true;
        all.forEach(WebhookConnection::drain);
        return all.isEmpty() || drained.await(limit.toMillis(), TimeUnit.MILLISECONDS) || all.isEmpty();
    }
}
