package dev.countersign.local;

import dev.countersign.local.process.PidFiles;
import dev.countersign.local.process.PidFiles.Running;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Ends what pid files name. Only processes that are still the ones that were started: others are left alone. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PidFiles pidFiles;

    Leftovers(PidFiles pidFiles) {
        this.pidFiles = pidFiles;
    }

    /** Ends all of them; the answer is their names. */
    List<String> end() {
        return end(found -> true);
    }

    /** Ends the one of this name; the answer is its name, or nothing when it did not run. */
    List<String> endOnly(String name) {
        return end(found -> found.name().equals(name));
    }

    private List<String> end(Predicate<Running> chosen) {
        List<Running> running = pidFiles.running().stream().filter(chosen).toList();
        running.forEach(found -> found.handle().destroy());
        running.forEach(this::awaitEnd);
        return running.stream().map(Running::name).toList();
    }

    private void awaitEnd(Running running) {
        try {
            running.handle().onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            running.handle().destroyForcibly();
        } catch (InterruptedException e) {
            running.handle().destroyForcibly();
            Thread.currentThread().interrupt();
        }
        pidFiles.remove(running.name());
    }
}
