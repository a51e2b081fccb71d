package dev.countersign.local.chaos;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a run ran on.
 *
 * @param processors how many there are
 * @param processor which ones
 * @param memoryMb main memory in MiB
 * @param system operating system and its version
 * @param java the Java runtime of all processes
 */
public record Machine(int processors, String processor, long memoryMb, String system, String java) {

    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");
    private static final long MEBIBYTE = 1024L * 1024;

    static Machine ours() {
        long memory = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean ours
                ? ours.getTotalMemorySize() / MEBIBYTE
                : 0;
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                processorModel(),
                memory,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"));
    }

    /**
     * Which commit is checked out in the work tree.
     *
     * @return its short id, with a plus sign when files differ from it, or "unknown"
     */
    static String commit(Path repository) {
        String id = git(repository, "rev-parse", "--short", "HEAD");
        String changed = git(repository, "status", "--porcelain", "--untracked-files=no");
        return id.isEmpty() ? "unknown" : id + (changed.isEmpty() ? "" : "+");
    }

    private static String git(Path repository, String... arguments) {
        List<String> command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        try {
            Process git = new ProcessBuilder(command)
                    .directory(repository.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? said.strip() : "";
        } catch (IOException e) {
            // No git here: the page then says so.
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String processorModel() {
        if (!Files.isReadable(LINUX_PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(LINUX_PROCESSORS)) {
            return lines.filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
