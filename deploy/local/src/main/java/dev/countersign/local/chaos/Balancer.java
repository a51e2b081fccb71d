package dev.countersign.local.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/** Stands between Oneflow and the ingresses, as a load balancer does: who did not answer is left out for a while. */
final class Balancer {

    static final String TIMED_OUT = "timed out";
    static final String BROKEN = "connection broken";
    static final String OK = "200";

    /** Longer than an ingress may take to answer, also when Kafka is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final long LEFT_OUT = TimeUnit.MILLISECONDS.toNanos(500);
    private static final String PATH = "/api/webhooks/oneflow/events/";

    private final HttpClient http;
    private final List<URI> ingresses;
    private final AtomicLongArray leftOutUntil;

    /**
     * A balancer of ingresses.
     *
     * @param http the client, which the caller keeps
     * @param ingresses where they are
     */
    Balancer(HttpClient http, List<URI> ingresses) {
        this.http = http;
        this.ingresses = List.copyOf(ingresses);
        this.leftOutUntil = new AtomicLongArray(ingresses.size());
        long now = System.nanoTime();
        for (int ingress = 0; ingress < ingresses.size(); ingress++) {
            leftOutUntil.set(ingress, now);
        }
    }

    /**
     * Sends one call.
     *
     * @param turn which ingress is preferred; the next one when that is left out, unless all are
     * @return the status, or what happened instead of an answer
     */
    String post(Tenant tenant, String body, long turn) throws InterruptedException {
        int ingress = choose(turn);
        HttpRequest request = HttpRequest.newBuilder(URI.create(ingresses.get(ingress) + PATH + tenant.endpointId()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return Integer.toString(
                    http.send(request, BodyHandlers.discarding()).statusCode());
        } catch (HttpTimeoutException e) {
            leaveOut(ingress);
            return TIMED_OUT;
        } catch (IOException e) {
            leaveOut(ingress);
            return BROKEN;
        }
    }

    private int choose(long turn) {
        long now = System.nanoTime();
        for (int offset = 0; offset < ingresses.size(); offset++) {
            int candidate = Math.floorMod(turn + offset, ingresses.size());
            if (now - leftOutUntil.get(candidate) >= 0) {
                return candidate;
            }
        }
        return Math.floorMod(turn, ingresses.size());
    }

    private void leaveOut(int ingress) {
        leftOutUntil.set(ingress, System.nanoTime() + LEFT_OUT);
    }
}
