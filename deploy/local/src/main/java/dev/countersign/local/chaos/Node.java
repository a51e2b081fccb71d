package dev.countersign.local.chaos;

import dev.countersign.local.process.ChildProcess;
import dev.countersign.local.process.ChildSpec;
import dev.countersign.local.stack.LocalFolders;
import dev.countersign.local.stack.Readiness;
import dev.countersign.local.stack.StartFailedException;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A process that is killed and started again; each of its lives has a log of its own. */
final class Node {

    private final String name;
    private final Function<String, ChildSpec> spec;
    private final LocalFolders folders;
    private int lives;
    private boolean paused;
    private boolean over;
    private @Nullable ChildProcess child;

    /**
     * A node that does not run yet.
     *
     * @param name its name
     * @param spec how to start it, given the name of this life
     */
    Node(String name, Function<String, ChildSpec> spec, LocalFolders folders) {
        this.name = name;
        this.spec = spec;
        this.folders = folders;
    }

    synchronized void start() {
        if (over) {
            throw new StartFailedException("The run is being ended");
        }
        lives++;
        child = ChildProcess.start(spec.apply(name + "." + lives), folders.logs(), folders.pidFiles());
    }

    synchronized void kill() {
        running().kill();
        paused = false;
    }

    /** Asks it to end, and kills it when it doesn't. */
    synchronized void stop() {
        ChildProcess stopped = running();
        stopped.stop();
        int _ = stopped.exit().join();
    }

    synchronized void pause() {
        signal("-STOP");
        paused = true;
    }

    /** Undoes whatever was done to it. */
    synchronized void revive() {
        if (paused) {
            signal("-CONT");
            paused = false;
        }
        if (child == null || !child.isAlive()) {
            start();
        }
    }

    /** Kills it if it runs; it never starts again. */
    synchronized void end() {
        over = true;
        if (child != null) {
            child.kill();
        }
    }

    /** Fails when it has died. */
    synchronized void requireAlive() {
        if (!running().isAlive()) {
            throw new StartFailedException(Readiness.died(running()));
        }
    }

    synchronized ChildProcess running() {
        if (child == null) {
            throw new IllegalStateException(name + " has not been started");
        }
        return child;
    }

    private void signal(String signal) {
        String pid = Long.toString(running().pid());
        try {
            Process kill = new ProcessBuilder("kill", signal, pid).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill " + signal + " of " + name + " (" + pid + ") failed");
            }
        } catch (IOException e) {
            throw new IllegalStateException("There is no kill command on this machine", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending " + signal + " to " + name, e);
        }
    }
}
