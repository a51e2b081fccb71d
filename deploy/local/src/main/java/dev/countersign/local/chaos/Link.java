package dev.countersign.local.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A network path on loopback that can be cut: it forwards connections from a port of its own to another one. */
final class Link implements AutoCloseable {

    /** What happens to connections. */
    enum State {
        /** They are forwarded. */
        OPEN,
        /** They are reset, and so are new ones. */
        REFUSED,
        /** They stay, and nothing arrives; what was sent arrives late, when the link is open again. */
        SILENT
    }

    private static final int BUFFER = 64 * 1024;
    private static final int BACKLOG = 200;

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile State state = State.OPEN;

    /**
     * An open link.
     *
     * @param port where it listens
     * @param target where it leads
     */
    Link(int port, int target) {
        try {
            this.server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " is occupied", e);
        }
        this.target = target;
        Thread.ofVirtual().name("link-" + port).start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Changes what happens to connections, at once. */
    void become(State next) {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (next == State.REFUSED) {
            sockets.forEach(Link::reset);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + server.getLocalPort() + " can't be closed", e);
        }
        become(State.REFUSED);
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket here = server.accept();
                Thread.ofVirtual().start(() -> serve(here));
            }
        } catch (IOException _) {
            // Closed: the run is over.
        }
    }

    private void serve(Socket here) {
        sockets.add(here);
        Socket there = new Socket();
        try {
            if (awaitSound() == State.REFUSED) {
                reset(here);
                return;
            }
            there.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            sockets.add(there);
            here.setTcpNoDelay(true);
            there.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> copy(there, here));
            copy(here, there);
            back.join();
        } catch (IOException _) {
            // Nobody listens there at the moment, or one side hung up: the other one learns it in the same way.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            forget(here);
            forget(there);
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (awaitSound() == State.REFUSED) {
                    break;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException _) {
            // One side hung up, which ends both.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            reset(from);
            reset(to);
        }
    }

    /** Waits as long as the link is silent. */
    private State awaitSound() throws InterruptedException {
        if (state == State.SILENT) {
            lock.lock();
            try {
                while (state == State.SILENT) {
                    changed.await();
                }
            } finally {
                lock.unlock();
            }
        }
        return state;
    }

    private void forget(Socket socket) {
        sockets.remove(socket);
        reset(socket);
    }

    private static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException _) {
            // It is gone, which was the wish.
        }
    }
}
