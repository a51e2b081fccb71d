package dev.countersign.ingress.http;

import dev.countersign.ingress.IngressProperties;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The server of the webhook entrance. It starts last and stops first: stopping means to take no further connections, to
 * let requests in flight finish, and then to end.
 */
public final class WebhookServer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookServer.class);
    private static final int BEFORE_BOOTS_OWN_SERVER = SmartLifecycle.DEFAULT_PHASE - 512;
    private static final int MAX_REQUEST_LINE = 2048;
    private static final int MAX_HEADERS = 16 * 1024;
    private static final int BACKLOG = 1024;

    private final IngressProperties properties;
    private final WebhookParts parts;
    private final Map<EventLoop, Deadlines> deadlines = new ConcurrentHashMap<>();
    private volatile @Nullable Running running;

    private record Running(Channel listening, EventLoopGroup loops) {}

    WebhookServer(IngressProperties properties, WebhookParts parts) {
        this.properties = properties;
        this.parts = parts;
    }

    /**
     * The port it listens on.
     *
     * @throws IllegalStateException if it is not running
     */
    public int port() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("The webhook server is not running");
        }
        return portOf(now.listening());
    }

    @Override
    public void start() {
        parts.connections().accept();
        deadlines.clear();
        EventLoopGroup loops = Transport.newEventLoops("webhook");
        ChannelFuture bound = bootstrap(loops).bind(new InetSocketAddress(properties.address(), properties.port()));
        bound.awaitUninterruptibly();
        if (!bound.isSuccess()) {
            var _ = loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IllegalStateException(
                    "The webhook server can't listen on " + properties.address() + ":" + properties.port()
                            + ". Free the port, or set countersign.ingress.port or countersign.ingress.address.",
                    bound.cause());
        }
        running = new Running(bound.channel(), loops);
        LOG.atInfo()
                .addKeyValue("port", portOf(bound.channel()))
                .log("Webhooks are received at {}{endpointId}", Admissions.PATH);
    }

    @Override
    public void stop() {
        Running now = running;
        running = null;
        if (now == null) {
            return;
        }
        now.listening().close().awaitUninterruptibly();
        drain();
        now.loops().shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return BEFORE_BOOTS_OWN_SERVER;
    }

    private void drain() {
        try {
            if (!parts.connections().drain(properties.shutdownTimeout())) {
                LOG.warn(
                        "Requests were still in flight after {}; their senders will repeat them",
                        properties.shutdownTimeout());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            LOG.warn("Interrupted while requests were in flight; their senders will repeat them");
        }
    }

    private ServerBootstrap bootstrap(EventLoopGroup loops) {
        return new ServerBootstrap()
                .group(loops)
                .channel(Transport.listening())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .handler(parts.connections())
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(new HttpDecoderConfig()
                                        .setMaxInitialLineLength(MAX_REQUEST_LINE)
                                        .setMaxHeaderSize(MAX_HEADERS)
                                        .setHeadersFactory(RequestHeaders.FACTORY)
                                        .setTrailersFactory(RequestHeaders.TRAILERS)))
                                .addLast(connection(channel));
                    }
                });
    }

    private WebhookConnection connection(Channel channel) {
        return new WebhookConnection(parts, channel, deadlines.computeIfAbsent(channel.eventLoop(), Deadlines::new));
    }

    private static int portOf(Channel listening) {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }
}
