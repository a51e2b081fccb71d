package dev.countersign.local.stack;

import dev.countersign.local.process.ChildProcess;
import dev.countersign.local.process.LogTail;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Waits until a child answers, and tells why when it does not. */
public final class Readiness {

    private static final int SHOWN_LINES = 15;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration ONE_TRY = Duration.ofSeconds(5);

    private final HttpClient http;
    private final Duration patience;

    /**
     * Asks through a client.
     *
     * @param http the client, which the caller keeps
     * @param patience how long a child may take
     */
    public Readiness(HttpClient http, Duration patience) {
        this.http = http;
        this.patience = patience;
    }

    /**
     * Waits until a child answers 200.
     *
     * @param child whom to wait for
     * @param health where to ask
     * @throws StartFailedException when it dies or takes too long; the message ends with its last log lines
     */
    public void await(ChildProcess child, URI health) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isReady(health)) {
            if (!child.isAlive()) {
                throw new StartFailedException(died(child));
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailedException(child.name() + " is not ready after " + patience.toSeconds() + " s ("
                        + health + "). " + lastLines(child));
            }
            pause(child);
        }
    }

    /**
     * Why a child has ended.
     *
     * @param child a child that has ended
     * @return its exit code and its last log lines
     */
    public static String died(ChildProcess child) {
        return child.name() + " stopped with exit code " + child.exit().join() + ". " + lastLines(child);
    }

    private static String lastLines(ChildProcess child) {
        return "Read " + child.log() + "; it ends with:\n  "
                + String.join("\n  ", LogTail.of(child.log(), SHOWN_LINES));
    }

    private boolean isReady(URI health) {
        HttpRequest request = HttpRequest.newBuilder(health).timeout(ONE_TRY).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // Not listening yet.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailedException("Interrupted while waiting for " + health, e);
        }
    }

    private static void pause(ChildProcess child) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailedException("Interrupted while waiting for " + child.name(), e);
        }
    }
}
