package dev.countersign.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints what happens, each line with the seconds since the start. */
final class Narrator {

    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out;
    private final long start = System.nanoTime();

    Narrator(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.println(String.format(Locale.ROOT, "[%5.1f s] %s", (System.nanoTime() - start) / NANOS_PER_SECOND, line));
        out.flush();
    }

    synchronized void heading(String line) {
        out.println();
        say(line);
    }

    synchronized void detail(String line) {
        out.println("          " + line);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
