package dev.countersign.local.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.opentest4j.AssertionFailedError;

/** Programs that a machine may lack: what needs one is skipped with a line that names it. */
final class Tools {

    private static final long MINUTES = 3;

    private Tools() {}

    /** Skips the running test when a command does not work. */
    static void require(String check, String tool, String... command) {
        boolean there = works(command);
        if (!there) {
            System.out.println("SKIPPED: " + check + ". Tool missing: " + tool);
        }
        assumeTrue(there, tool + " is missing");
    }

    static boolean works(String... command) {
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

    /** What a command prints; its errors go to the test's output. */
    static List<String> run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var output = process.inputReader()) {
            List<String> lines = output.lines().toList();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionFailedError(String.join(" ", command) + " failed: " + lines);
            }
            return lines;
        }
    }
}
