package dev.countersign.ingress.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request head does not arrive in time: the first one from when the connection was opened,
 * further ones from their first byte. Netty's own timeouts begin after the head, or begin
 * again with every byte, so that one byte a minute could hold a connection for hours.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<HeadDeadline> KEY = AttributeKey.valueOf(HeadDeadline.class, "deadline");

    private final Duration limit;
    private @Nullable Future<?> timer;
    private int heads;
    private volatile boolean inRequest;

    HeadDeadline(Duration limit) {
        this.limit = limit;
    }

    /** Watches a new connection. */
    static void watch(Channel channel, Duration limit) {
        var deadline = new HeadDeadline(limit);
        channel.attr(KEY).set(deadline);
        channel.pipeline().addFirst(deadline);
    }

    static HeadDeadline of(Channel channel) {
        return channel.attr(KEY).get();
    }

    /** A head is complete. */
    void requestStarted() {
        heads++;
        inRequest = true;
        stop();
    }

    /** The request is answered; what comes now is the next head. */
    void requestEnded() {
        inRequest = false;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        start(context);
        super.channelActive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        int before = heads;
        super.channelRead(context, message);
        boolean headIsIncomplete = !inRequest && heads == before;
        if (headIsIncomplete && timer == null) {
            start(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stop();
        super.channelInactive(context);
    }

    private void start(ChannelHandlerContext context) {
        timer = context.executor().schedule(() -> cutOff(context), limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void cutOff(ChannelHandlerContext context) {
        ChannelFuture _ = context.close();
    }

    private void stop() {
        Future<?> running = timer;
        if (running != null) {
            running.cancel(false);
            timer = null;
        }
    }
}
