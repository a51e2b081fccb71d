package dev.countersign.local.stack;

import dev.countersign.local.process.ChildProcess;
import dev.countersign.local.process.ChildSpec;
import dev.countersign.local.process.Ports;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private final Set<ChildProcess> retired = ConcurrentHashMap.newKeySet();
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
            if (!stopping.get() && !retired.contains(child)) {
                broken.completeExceptionally(new StartFailedException(Readiness.died(child)));
            }
        });
        return child;
    }

    /**
     * Asks one to end and waits for it; the others go on.
     *
     * @return its exit code
     */
    int retire(String name, Duration patience) {
        ChildProcess child = Objects.requireNonNull(running.get(name), name);
        retired.add(child);
        child.askToStop();
        try {
            int exitCode = child.exit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            // Forgets its pid file.
            child.stop();
            return exitCode;
        } catch (TimeoutException e) {
            child.kill();
            throw new StartFailedException(name + " did not end within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new StartFailedException("Nobody knows how " + name + " ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailedException("Interrupted while " + name + " was ending", e);
        }
    }

    /** Kills one, as a crash or a lost machine would; the others go on. */
    void kill(String name) {
        ChildProcess child = Objects.requireNonNull(running.get(name), name);
        retired.add(child);
        child.kill();
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
        // Further instances of services are not in the list, and first.
        List<ChildProcess> inOrder = running.values().stream()
                .sorted(Comparator.comparingInt(child -> STOP_ORDER.indexOf(child.name())))
                .toList();
        // The broker is asked last, when nobody needs it any more.
        inOrder.stream().filter(child -> !child.name().equals(Broker.NAME)).forEach(ChildProcess::askToStop);
        inOrder.forEach(ChildProcess::stop);
        held.close();
        return true;
    }
}
