package dev.countersign.local.bench.ingress;

import dev.countersign.local.process.ChildProcess;
import dev.countersign.local.stack.Readiness;
import dev.countersign.local.stack.StartFailedException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A contestant that is ready.
 *
 * @param contestant who
 * @param child its process
 * @param startUp from the start of the process to readiness
 */
record Started(Contestant contestant, ChildProcess child, Duration startUp) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration ONE_TRY = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(5);

    /** Starts it and waits. */
    static Started start(Site site, Contestant contestant) {
        long before = System.nanoTime();
        ChildProcess child = site.launch(contestant);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(contestant.ready()).timeout(ONE_TRY).build();
            while (!isReady(http, request)) {
                if (!child.isAlive()) {
                    throw new StartFailedException(Readiness.died(child));
                }
                if (System.nanoTime() - before > PATIENCE.toNanos()) {
                    throw new StartFailedException(
                            child.name() + " is not ready after " + PATIENCE.toSeconds() + " s. Read " + child.log());
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailedException("Interrupted while waiting for " + child.name(), e);
        }
        return new Started(contestant, child, Duration.ofNanos(System.nanoTime() - before));
    }

    private static boolean isReady(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // Not listening yet.
            return false;
        }
    }

    String name() {
        return contestant.name();
    }
}
