package dev.countersign.local.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process has used, from Linux's {@code /proc}. */
public final class ProcessUsage {

    /** Fields after the command's closing parenthesis in {@code /proc/PID/stat}: user time is the 12th, system the 13th. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;
    /** The kernel reports in hundredths of a second on all its architectures (USER_HZ). */
    private static final long MILLIS_PER_TICK = 10;

    private static final long BYTES_PER_KB = 1024;
    private static final Path PROC = Path.of("/proc");

    private ProcessUsage() {}

    /** Whether this machine tells. */
    public static boolean isAvailable() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }

    /**
     * Processor time so far, of all threads, in the process and in the kernel for it.
     *
     * @param pid the process
     * @return in steps of 10 ms
     */
    public static Duration cpu(long pid) {
        return cpu(read(pid, "stat"));
    }

    /**
     * Memory that is resident now, of any kind.
     *
     * @param pid the process
     * @return bytes
     */
    public static long residentBytes(long pid) {
        return statusBytes(read(pid, "status"), "VmRSS:");
    }

    /**
     * The most memory that was ever resident.
     *
     * @param pid the process
     * @return bytes
     */
    public static long peakResidentBytes(long pid) {
        return statusBytes(read(pid, "status"), "VmHWM:");
    }

    static Duration cpu(String stat) {
        // The command before it is in parentheses and may itself hold blanks and parentheses.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }

    static long statusBytes(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").strip())
                .mapToLong(kilobytes -> Long.parseLong(kilobytes) * BYTES_PER_KB)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The kernel does not tell " + name));
    }

    private static String read(long pid, String file) {
        Path path = PROC.resolve(Long.toString(pid)).resolve(file);
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read; is the process still running?", e);
        }
    }
}
