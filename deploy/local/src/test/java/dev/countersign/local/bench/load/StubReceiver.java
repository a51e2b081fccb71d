package dev.countersign.local.bench.load;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver that answers when and what it is told to. */
final class StubReceiver implements AutoCloseable {

    private final HttpServer server;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger received = new AtomicInteger();

    /** Answers what the behaviour says, after its delay, by the number of the request from 1. */
    StubReceiver(Behaviour behaviour) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            Reaction reaction = behaviour.to(received.incrementAndGet());
            var _ = timer.schedule(
                    () -> {
                        exchange.sendResponseHeaders(reaction.status(), -1);
                        exchange.close();
                        return true;
                    },
                    reaction.delayMillis(),
                    TimeUnit.MILLISECONDS);
        });
        server.start();
    }

    record Reaction(int status, long delayMillis) {}

    interface Behaviour {
        Reaction to(int request);
    }

    int port() {
        return server.getAddress().getPort();
    }

    int received() {
        return received.get();
    }

    @Override
    public void close() {
        server.stop(0);
        timer.shutdownNow();
    }
}
