package dev.countersign.local.stack;

import dev.countersign.local.process.ChildProcess;
import dev.countersign.local.process.ChildSpec;
import dev.countersign.local.process.Ports;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** The stack's processes: launched, watched, and stopped in order. */
final class Children {

    /** Who speaks goes before who is spoken to, so that the end of a run is not full of failures. */
    private static final List<String> STOP_ORDER = List.of(
            Services.SYNC,
            Services.SETUP,
            Services.INGRESS,
            Services.ONEFLOW,
            Services.HRM,
            Registry.NAME,
            Broker.NAME);

    private final LocalFolders folders;
    private final Ports held;
    private final Map<String, ChildProcess> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> broken = new CompletableFuture<>();
    private final AtomicBoolean stopping = new AtomicBoolean();

    Children(LocalFolders folders, Ports held) {
        this.folders = folders;
        this.held = held;
    }

    /** Starts a process that listens at the given ports from now on. */
    ChildProcess launch(ChildSpec spec, int... listensAt) {
        if (stopping.get()) {
            throw new StartFailedException("The local stack is being stopped");
        }
        IntStream.of(listensAt).forEach(held::release);
        ChildProcess child = ChildProcess.start(spec, folders.logs(), folders.pidFiles());
        running.put(spec.name(), child);
        var _ = child.exit().thenAccept(code -> {
            if (!stopping.get()) {
                broken.completeExceptionally(new StartFailedException(Readiness.died(child)));
            }
        });
        return child;
    }

    /** Fails as soon as one has died although nobody stopped it, or when told so. */
    CompletableFuture<Void> broken() {
        return broken;
    }

    /** Whether their end has begun. */
    boolean isStopping() {
        return stopping.get();
    }

    /** False when somebody else has begun to stop them already. */
    boolean stopAll() {
        if (!stopping.compareAndSet(false, true)) {
            return false;
        }
        List<ChildProcess> inOrder = STOP_ORDER.stream()
                .flatMap(name -> Optional.ofNullable(running.get(name)).stream())
                .toList();
        // The broker is asked last, when nobody needs it any more.
        inOrder.stream().filter(child -> !child.name().equals(Broker.NAME)).forEach(ChildProcess::askToStop);
        inOrder.forEach(ChildProcess::stop);
        held.close();
        return true;
    }
}
