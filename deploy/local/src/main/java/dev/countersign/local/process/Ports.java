package dev.countersign.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands out loopback ports that nobody listens on, none of them twice. Each is kept occupied until it is released for the
 * process that is to listen there: another stack that starts at the same time looks elsewhere.
 */
public final class Ports implements AutoCloseable {

    private static final int TRIES = 100;

    private final Map<Integer, ServerSocket> held = new HashMap<>();

    /**
     * Takes a port.
     *
     * @param wanted where to start looking; 0 for any
     * @return the first free port from there on
     */
    public synchronized int free(int wanted) {
        for (int candidate = wanted; candidate < wanted + TRIES; candidate++) {
            Optional<ServerSocket> socket = bind(wanted == 0 ? 0 : candidate);
            if (socket.isPresent()) {
                held.put(socket.get().getLocalPort(), socket.get());
                return socket.get().getLocalPort();
            }
        }
        throw new IllegalStateException("No free port from " + wanted + " to " + (wanted + TRIES - 1)
                + "; end what listens there and try again");
    }

    /**
     * Lets go of a port, for the process that listens there from now on.
     *
     * @param port a port that was taken here; others are ignored
     */
    public synchronized void release(int port) {
        ServerSocket socket = held.remove(port);
        if (socket != null) {
            close(socket);
        }
    }

    @Override
    public synchronized void close() {
        List<Integer> all = new ArrayList<>(held.keySet());
        all.forEach(this::release);
    }

    private static Optional<ServerSocket> bind(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
                return Optional.of(socket);
            } catch (IOException e) {
                // Occupied: the caller tries the next one.
                socket.close();
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("This machine gives no sockets", e);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + socket.getLocalPort() + " can't be released", e);
        }
    }
}
