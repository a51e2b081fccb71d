package dev.countersign.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** Hands out loopback ports that nobody listens on, none of them twice. */
public final class Ports {

    private static final int TRIES = 100;

    private final Set<Integer> given = new HashSet<>();

    /**
     * Takes a port.
     *
     * @param wanted where to start looking; 0 for any
     * @return the first free port from there on
     */
    public int free(int wanted) {
        for (int candidate = wanted; candidate < wanted + TRIES; candidate++) {
            int port = bind(wanted == 0 ? 0 : candidate);
            if (port > 0 && given.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port from " + wanted + " to " + (wanted + TRIES - 1)
                + "; end what listens there and try again");
    }

    private static int bind(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return socket.getLocalPort();
        } catch (IOException e) {
            // Occupied: the caller tries the next one.
            return -1;
        }
    }
}
