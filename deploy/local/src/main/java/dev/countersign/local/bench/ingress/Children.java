package dev.countersign.local.bench.ingress;

import dev.countersign.local.process.ChildProcess;
import dev.countersign.local.process.ChildSpec;
import dev.countersign.local.process.Ports;
import dev.countersign.local.stack.LocalFolders;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;

/** The processes of a benchmark; closing ends them, the youngest first. Ctrl-C does the same. */
final class Children implements AutoCloseable {

    private final Deque<ChildProcess> running = new ArrayDeque<>();
    private boolean closed;

    Children() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-benchmark"));
    }

    synchronized ChildProcess launch(ChildSpec spec, LocalFolders folders, Ports ports, int... listensAt) {
        if (closed) {
            throw new IllegalStateException("The benchmark is being stopped");
        }
        IntStream.of(listensAt).forEach(ports::release);
        ChildProcess child = ChildProcess.start(spec, folders.logs(), folders.pidFiles());
        running.push(child);
        return child;
    }

    synchronized void stop(ChildProcess child) {
        child.stop();
        running.remove(child);
    }

    @Override
    public synchronized void close() {
        closed = true;
        // Asked together and then waited for in order: nobody needs the broker for long.
        running.forEach(ChildProcess::askToStop);
        running.forEach(ChildProcess::stop);
        running.clear();
    }
}
