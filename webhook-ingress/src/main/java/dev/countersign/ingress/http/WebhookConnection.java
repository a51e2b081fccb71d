package dev.countersign.ingress.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One connection: its requests one after the other, each until it is answered, and its deadlines. What a sender sends
 * ahead waits; then nothing more is read, so that no more waits than one read brought. Everything happens on the
 * connection's event loop.
 */
final class WebhookConnection extends ChannelInboundHandlerAdapter {

    private static final Duration LINGER = Duration.ofSeconds(1);
    /** Parts of requests that are sent ahead of the answer to the present one. */
    private static final int MOST_AHEAD = 64;

    private final WebhookParts parts;
    private final Channel channel;
    private final Deadlines deadlines;
    private final Deadline deadline = new Deadline();
    private final Queue<Object> ahead = new ArrayDeque<>(0);
    private @Nullable WebhookExchange exchange;
    /** Whether something of a request came with what was read last. */
    private boolean sawRequest;
    /** So that an answer that is given at once does not make a loop in the loop. */
    private boolean goesOn;
    /** Whether the last answer is given. */
    private boolean ending;

    WebhookConnection(WebhookParts parts, Channel channel, Deadlines deadlines) {
        this.parts = parts;
        this.channel = channel;
        this.deadlines = deadlines;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        deadline.set(Deadline.Kind.FIRST_HEAD, parts.limits().headTimeout());
        deadlines.add(this);
        parts.connections().opened(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        sawRequest = true;
        if (ending) {
            ReferenceCountUtil.release(message);
        } else if (mustWait()) {
            keepForLater(message);
        } else {
            take(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!sawRequest && deadline.kind() == Deadline.Kind.REQUEST) {
            deadline.set(Deadline.Kind.HEAD, parts.limits().headTimeout());
        }
        sawRequest = false;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        goOn();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ending = true;
        deadlines.remove(this);
        ahead.forEach(ReferenceCountUtil::release);
        ahead.clear();
        if (exchange != null) {
            exchange.abort();
        }
        parts.connections().closed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (!(failure instanceof IOException)) {
            parts.log().failed(CallSubject.UNKNOWN, failure);
        }
        close();
    }

    Deadline deadline() {
        return deadline;
    }

    /** The deadline is over. */
    void late() {
        WebhookExchange current = exchange;
        if (current == null) {
            close();
        } else if (deadline.kind() == Deadline.Kind.ANSWER) {
            current.unanswered();
        } else {
            current.tooSlow();
        }
    }

    /** The whole request has come; from now on the sender waits. */
    void requestIsComplete() {
        deadline.set(Deadline.Kind.ANSWER, parts.limits().answerTimeout());
    }

    /** The current request is answered. */
    void answered(boolean keepsConnection) {
        exchange = null;
        if (keepsConnection) {
            boolean isIdle = channel.isWritable() && ahead.isEmpty();
            deadline.set(
                    Deadline.Kind.REQUEST,
                    isIdle ? parts.limits().idleTimeout() : parts.limits().bodyTimeout());
            goOn();
        } else {
            ending = true;
            // What still comes is thrown away for a moment, until the sender has seen the answer and closes.
            channel.config().setAutoRead(true);
            deadline.set(Deadline.Kind.END, LINGER);
        }
    }

    /** Closes the connection, after the answer if there is a request. */
    void drain() {
        channel.eventLoop().execute(() -> {
            if (!ending && exchange == null && ahead.isEmpty()) {
                close();
            }
        });
    }

    private boolean mustWait() {
        return !ahead.isEmpty() || !channel.isWritable() || (exchange != null && exchange.isComplete());
    }

    /** One read may bring thousands of requests, which take much more room here than on the way. */
    private void keepForLater(Object message) {
        if (ahead.size() == MOST_AHEAD) {
            ReferenceCountUtil.release(message);
            close();
        } else {
            ahead.add(message);
            channel.config().setAutoRead(false);
        }
    }

    /** Takes what was sent ahead, as far as possible. */
    private void goOn() {
        if (goesOn) {
            return;
        }
        goesOn = true;
        try {
            takeAhead();
        } finally {
            goesOn = false;
        }
        if (!ending && ahead.isEmpty() && !channel.config().isAutoRead()) {
            channel.config().setAutoRead(true);
        }
    }

    private void takeAhead() {
        while (!ending && !ahead.isEmpty() && channel.isWritable() && (exchange == null || !exchange.isComplete())) {
            take(ahead.remove());
        }
    }

    private void take(Object message) {
        try {
            if (message instanceof HttpRequest head) {
                deadline.set(Deadline.Kind.BODY, parts.limits().bodyTimeout());
                exchange = new WebhookExchange(parts, this, channel, head);
                exchange.start();
            }
            if (message instanceof HttpContent part && exchange != null) {
                exchange.add(part);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void close() {
        ending = true;
        var _ = channel.close();
    }
}
