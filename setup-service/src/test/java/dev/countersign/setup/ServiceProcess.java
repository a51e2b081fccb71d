package dev.countersign.setup;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** A {@link CrashableService} of its own process. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final PrintStream commands;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private ServiceProcess(Process process) {
        this.process = process;
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::read);
    }

    static ServiceProcess start(List<String> arguments) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                classPath,
                CrashableService.class.getName()));
        command.addAll(arguments);
        try {
            ServiceProcess started = new ServiceProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
            started.awaitLine("READY");
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does not wait for what follows from it. */
    void command(String line) {
        commands.println(line);
    }

    void awaitLine(String start) {
        try {
            await().atMost(PATIENCE)
                    .failFast("The process ended", () -> !process.isAlive())
                    .until(() -> lines.stream().anyMatch(line -> line.startsWith(start)));
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new AssertionError("No line '" + start + "', but:\n" + String.join("\n", lines), e);
        }
    }

    /** SIGKILL: nothing is flushed, closed or given back. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add(e.toString());
        }
    }
}
