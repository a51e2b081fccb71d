package dev.countersign.local.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One connection with one call at a time. Lives on its sender's event loop. */
final class Connection extends SimpleChannelInboundHandler<HttpObject> {

    private final Sender sender;
    private @Nullable Channel channel;
    private boolean busy;
    private long due;
    private int status;
    private boolean goesOn = true;

    Connection(Sender sender) {
        this.sender = sender;
    }

    ChannelInitializer<Channel> initializer() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel created) {
                channel = created;
                created.pipeline().addLast(new HttpResponseDecoder(), Connection.this);
            }
        };
    }

    Channel channel() {
        return Objects.requireNonNull(channel, "not connected");
    }

    void send(ByteBuf request, long dueAt) {
        busy = true;
        due = dueAt;
        Channel out = channel();
        var _ = out.writeAndFlush(request, out.voidPromise());
    }

    /** The call at work, if there is one, gets no answer any more. */
    void abandon() {
        if (busy) {
            busy = false;
            sender.lost(due);
        }
    }

    void close() {
        var _ = channel().close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpResponse head) {
            status = head.status().code();
            goesOn = HttpUtil.isKeepAlive(head);
        }
        if (part instanceof LastHttpContent) {
            busy = false;
            sender.answered(status, due);
            if (goesOn) {
                sender.free(this);
            } else {
                close();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        abandon();
        sender.closed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A reset: counted when the connection becomes inactive.
        var _ = context.close();
    }
}
