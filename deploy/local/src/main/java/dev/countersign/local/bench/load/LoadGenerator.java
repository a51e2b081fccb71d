package dev.countersign.local.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Sends loads, one after the other, from one thread. */
public final class LoadGenerator implements AutoCloseable {

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final Class<? extends Channel> transport =
            Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
    private final Map<Integer, SignedCalls> calls = new HashMap<>();

    /**
     * Sends a load and waits for its end.
     *
     * @param load what to send
     * @return what came of it
     */
    public synchronized LoadResult run(Load load) {
        Bootstrap bootstrap = new Bootstrap().group(loops).channel(transport).option(ChannelOption.TCP_NODELAY, true);
        SignedCalls signed = calls.computeIfAbsent(load.endpoints(), SignedCalls::new);
        return new Sender(load, bootstrap, loops.next(), signed).run().join();
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
