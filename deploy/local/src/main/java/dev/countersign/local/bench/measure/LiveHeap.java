package dev.countersign.local.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The heap that is reachable in a Java process, by the JDK's {@code jcmd}. */
public final class LiveHeap {

    private LiveHeap() {}

    /**
     * Collects and counts.
     *
     * @param pid the process
     * @return bytes of all live objects
     */
    public static long bytes(long pid) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                "GC.class_histogram");
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return total(said);
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd can't be run", e);
        }
    }

    /** The last line is {@code Total INSTANCES BYTES}. */
    static long total(String histogram) {
        return histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .map(line -> line.strip().split("\\s+", -1)[2])
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "jcmd gave no histogram: " + histogram.lines().findFirst()));
    }
}
