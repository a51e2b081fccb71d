package dev.countersign.ingress.http;

import dev.countersign.ingress.IngressProperties;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.DefaultEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/**
 * The server of the webhook entrance. It starts last and stops first: stopping means to take no further connections, to
 * let requests in flight finish, and then to end.
 */
public final class WebhookServer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookServer.class);
    private static final int BEFORE_BOOTS_OWN_SERVER = SmartLifecycle.DEFAULT_PHASE - 512;
    private static final int MAX_REQUEST_LINE = 2048;
    private static final int MAX_HEADERS = 16 * 1024;
    private static final int MAX_PIPELINED = 16;

    private final IngressProperties properties;
    private final WebhookHandler handler;
    private final Connections connections;
    private volatile @Nullable Running running;

    private record Running(DisposableServer server, LoopResources loops, DefaultEventExecutor groupExecutor) {}

    WebhookServer(IngressProperties properties, WebhookHandler handler, Connections connections) {
        this.properties = properties;
        this.handler = handler;
        this.connections = connections;
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
        return now.server().port();
    }

    @Override
    public void start() {
        LoopResources loops =
                LoopResources.create("webhook", Runtime.getRuntime().availableProcessors(), true);
        var groupExecutor = new DefaultEventExecutor();
        try {
            DisposableServer server = configure(loops, groupExecutor).bindNow();
            running = new Running(server, loops, groupExecutor);
            LOG.atInfo()
                    .addKeyValue("port", server.port())
                    .log("Webhooks are received at {}{endpointId}", Admissions.PATH);
        } catch (ChannelBindException e) {
            loops.dispose();
            var _ = groupExecutor.shutdownGracefully();
            throw new IllegalStateException(
                    "The webhook server can't listen on " + properties.address() + ":" + properties.port()
                            + ". Free the port, or set countersign.ingress.port or countersign.ingress.address.",
                    e);
        }
    }

    @Override
    public void stop() {
        Running now = running;
        running = null;
        if (now == null) {
            return;
        }
        try {
            now.server().disposeNow(properties.shutdownTimeout());
        } catch (IllegalStateException e) {
            LOG.atWarn()
                    .setCause(e)
                    .log(
                            "Requests were still in flight after {}; their senders will repeat them",
                            properties.shutdownTimeout());
        }
        now.loops().disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block(Duration.ofSeconds(2));
        var _ = now.groupExecutor().shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return BEFORE_BOOTS_OWN_SERVER;
    }

    private HttpServer configure(LoopResources loops, DefaultEventExecutor groupExecutor) {
        return HttpServer.create()
                .bindAddress(() -> new InetSocketAddress(properties.address(), properties.port()))
                .runOn(loops)
                // With a group, disposing waits for the requests of its connections.
                .channelGroup(new DefaultChannelGroup(groupExecutor))
                .protocol(HttpProtocol.HTTP11)
                .noForwarded()
                .compress(false)
                .httpRequestDecoder(
                        spec -> spec.maxInitialLineLength(MAX_REQUEST_LINE).maxHeaderSize(MAX_HEADERS))
                .maxConnections(properties.maxConnections())
                .maxPipelineDepth(MAX_PIPELINED)
                // Begins after the head, in spite of its name; ends with the body.
                .requestTimeout(properties.bodyTimeout())
                .idleTimeout(properties.idleTimeout())
                .doOnChannelInit((_, channel, _) -> {
                    connections.opened(channel);
                    HeadDeadline.watch(channel, properties.headTimeout());
                    KnownVersionsOnly.guard(channel);
                })
                .handle(handler);
    }
}
