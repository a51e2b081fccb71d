package dev.countersign.policy.tool;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.opentest4j.AssertionFailedError;

/** Programs that a machine may lack: what needs one is skipped with a line that names it. */
public final class Tools {

    private static final long MINUTES = 2;
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private Tools() {}

    /** Skips the running test when a command does not work. */
    public static void require(String check, String tool, String... command) {
        skipUnless(works(command), check, "Tool missing: " + tool);
    }

    /** Skips the running test, saying why, unless its condition holds. */
    public static void skipUnless(boolean condition, String check, String reason) {
        if (!condition) {
            tellOnce("SKIPPED: " + check + ". " + reason);
        }
        assumeTrue(condition, reason);
    }

    /** What many tests lack is told by the first of them. */
    public static void tellOnce(String line) {
        if (TOLD.add(line)) {
            System.out.println(line);
        }
    }

    public static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a command prints; it fails with everything that the command said when that does not end well. */
    public static String run(Path folder, String... command) {
        Outcome outcome = tryRun(folder, command);
        if (outcome.exitCode() != 0) {
            throw new AssertionFailedError(
                    String.join(" ", command) + " in " + folder + " failed:\n" + outcome.errors() + outcome.output());
        }
        return outcome.output();
    }

    /** Runs a command to its end, whatever that is. */
    public static Outcome tryRun(Path folder, String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).directory(folder.toFile()).start();
            process.getOutputStream().close();
            StringBuilder errors = new StringBuilder();
            Thread reader = Thread.ofVirtual().start(() -> readAll(process, errors));
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
                throw new AssertionFailedError(List.of(command) + " had not ended after " + MINUTES + " minutes");
            }
            reader.join();
            return new Outcome(process.exitValue(), output, errors.toString());
        } catch (IOException e) {
            throw new AssertionFailedError(List.of(command) + " can't be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionFailedError(List.of(command) + " was interrupted", e);
        }
    }

    private static void readAll(Process process, StringBuilder into) {
        try (var errors = process.errorReader()) {
            errors.lines().forEach(line -> into.append(line).append('\n'));
        } catch (IOException e) {
            into.append(e);
        }
    }

    /** How a command ended and what it printed. */
    public record Outcome(int exitCode, String output, String errors) {}
}
