package dev.countersign.local.rollout;

import dev.countersign.local.traffic.Rota;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks a service's operator interface again and again, as people and dashboards do, and counts what it answers. */
final class Reads implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MS = 200;

    private final HttpClient http;
    private final Rota rota;
    private final String path;
    private final String token;
    private final Map<String, Long> answers = new TreeMap<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private Thread reader = new Thread();

    Reads(HttpClient http, Rota rota, String path, String token) {
        this.http = http;
        this.rota = rota;
        this.path = path;
        this.token = token;
    }

    void start() {
        reader = Thread.ofVirtual().name("reads " + path).start(this::run);
    }

    /** Ends; the answers by status, or by what happened instead. */
    Map<String, Long> finish() throws InterruptedException {
        stopped.set(true);
        reader.join();
        return answers;
    }

    @Override
    public void close() {
        stopped.set(true);
        reader.interrupt();
    }

    private void run() {
        try {
            while (!stopped.get()) {
                answers.merge(ask(), 1L, Long::sum);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String ask() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(rota.next().address() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return Integer.toString(
                    http.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }
}
