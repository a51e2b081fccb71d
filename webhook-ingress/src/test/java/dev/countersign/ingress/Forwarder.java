package dev.countersign.ingress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forwards TCP connections, so that a broker seems to appear at an address that was known before. */
final class Forwarder implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    Forwarder(int port, int target) {
        try {
            this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket here = server.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(here);
                sockets.add(there);
                Thread.ofVirtual().start(() -> copy(here, there));
                Thread.ofVirtual().start(() -> copy(there, here));
            }
        } catch (IOException _) {
            // Closed: the test is over.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One side hung up, which ends both.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
