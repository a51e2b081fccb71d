package dev.countersign.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running child whose output goes to a file and whose pid is on disk until it has ended. */
public final class ChildProcess {

    /** As long as a service may take for what it has begun, and one that is trained to write down what it loaded. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Process process;
    private final Path log;
    private final PidFiles pidFiles;

    private ChildProcess(String name, Process process, Path log, PidFiles pidFiles) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.pidFiles = pidFiles;
    }

    /**
     * Starts a child.
     *
     * @param spec what to start
     * @param logs the folder of its log; an older log of the same name is replaced
     * @param pidFiles where its pid is kept
     * @return the running child
     */
    public static ChildProcess start(ChildSpec spec, Path logs, PidFiles pidFiles) {
        Path log = logs.resolve(spec.name() + ".log");
        try {
            Files.createDirectories(logs);
            ProcessBuilder builder = new ProcessBuilder(spec.command())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(nullDevice()))
                    .redirectOutput(log.toFile());
            builder.environment().putAll(spec.environment());
            Process process = builder.start();
            pidFiles.write(spec.name(), process.toHandle());
            return new ChildProcess(spec.name(), process, log, pidFiles);
        } catch (IOException e) {
            throw new UncheckedIOException(spec.name() + " can't be started: " + e.getMessage(), e);
        }
    }

    /**
     * Its name.
     *
     * @return the name it was started with
     */
    public String name() {
        return name;
    }

    /**
     * Where its output goes.
     *
     * @return the log file
     */
    public Path log() {
        return log;
    }

    /**
     * Which process it is.
     *
     * @return the process id
     */
    public long pid() {
        return process.pid();
    }

    /**
     * Whether it still runs.
     *
     * @return false once it has ended
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Completes when it has ended.
     *
     * @return its exit code, some time
     */
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Kills it at once, as a crash would: nothing is flushed or closed. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
        pidFiles.remove(name);
    }

    /** Asks it to end; does not wait. */
    public void askToStop() {
        process.destroy();
    }

    /** Asks it to end, waits up to 60 seconds, then kills it. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        pidFiles.remove(name);
    }

    private static java.io.File nullDevice() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return new java.io.File(windows ? "NUL" : "/dev/null");
    }
}
