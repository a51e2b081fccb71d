package dev.countersign.local;

import dev.countersign.local.story.Teller;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints what happens, each line with the seconds since the start. */
final class Narrator implements Teller {

    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out;
    private final long start = System.nanoTime();

    Narrator(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void say(String line) {
        out.println(String.format(Locale.ROOT, "[%5.1f s] %s", (System.nanoTime() - start) / NANOS_PER_SECOND, line));
        out.flush();
    }

    @Override
    public synchronized void heading(String line) {
        out.println();
        say(line);
    }

    @Override
    public synchronized void detail(String line) {
        out.println("          " + line);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
