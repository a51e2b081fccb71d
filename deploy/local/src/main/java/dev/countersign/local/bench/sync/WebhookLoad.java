package dev.countersign.local.bench.sync;

import dev.countersign.local.bench.load.BenchEndpoints;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Sends one webhook for each contract at a rate, each when it is due, whatever became of those before. */
final class WebhookLoad {

    private static final Duration LEAD = Duration.ofMillis(200);

    private final URI webhooks;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    WebhookLoad(URI webhooks) {
        this.webhooks = webhooks;
    }

    /**
     * What was sent.
     *
     * @param due when each contract's call was to be sent
     * @param accepted how many were answered 200
     */
    record Sent(Map<Long, Instant> due, long accepted) {}

    Sent send(List<BenchContract> contracts, double rate) {
        Instant start = Instant.now().plus(LEAD);
        Map<Long, Instant> due = new HashMap<>();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int n = 0; n < contracts.size(); n++) {
            BenchContract contract = contracts.get(n);
            Instant when = start.plusNanos(Math.round(n * 1e9 / rate));
            due.put(contract.id(), when);
            HttpRequest request = request(contract);
            for (long rest = rest(when); rest > 0; rest = rest(when)) {
                LockSupport.parkNanos(rest);
            }
            answers.add(http.sendAsync(request, BodyHandlers.discarding())
                    .handle((answer, failure) -> failure == null ? answer.statusCode() : 0));
        }
        long accepted = answers.stream()
                .map(CompletableFuture::join)
                .filter(status -> status == 200)
                .count();
        return new Sent(due, accepted);
    }

    private static long rest(Instant when) {
        return Duration.between(Instant.now(), when).toNanos();
    }

    private HttpRequest request(BenchContract contract) {
        int endpoint = contract.account().index();
        String callback = String.format("%016x", contract.id()) + "c0ffee00c0ffee00c0ffee00";
        String body = """
                {"contract":{"id":%d},"callback_id":"%s",\
                "events":[{"created_time":"2026-11-24T09:30:00+0000","id":2322,"type":"contract:sign"}],\
                "signature":"%s"}""".formatted(contract.id(), callback, signature(callback, BenchEndpoints.signKey(endpoint)));
        return HttpRequest.newBuilder(URI.create(webhooks + "/" + BenchEndpoints.id(endpoint)))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static String signature(String callback, String signKey) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1")
                            .digest((callback + signKey).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-1", e);
        }
    }
}
