package dev.countersign.local.traffic;

import dev.countersign.local.stack.Instance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends webhooks at a rate, whatever the answers: a call is due at a time that depends on nothing but the rate, and its
 * time counts from then. Only 200 counts; anything else is sent again, as Oneflow does, only sooner.
 */
public final class WebhookLoad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 10;
    private static final long PAUSE_MS = 300;
    private static final String PATH = "/api/webhooks/oneflow/events/";

    private final HttpClient http;
    private final Rota rota;
    private final Webhooks webhooks;
    private final String endpointId;
    private final int perSecond;
    private final List<Long> contracts;
    private final Queue<Long> signed = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> accepted = new ConcurrentHashMap<>();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final Histogram micros = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private volatile int sent;
    private Thread clock = new Thread();

    /**
     * A load that has not begun.
     *
     * @param http the client, which the caller keeps
     * @param rota who takes the calls
     * @param customer whose webhooks they are
     * @param perSecond the intended rate
     * @param contracts which the calls are about, in turn: edits that change nothing
     */
    public WebhookLoad(HttpClient http, Rota rota, Customer customer, int perSecond, List<Long> contracts) {
        this.http = http;
        this.rota = rota;
        this.endpointId = customer.endpointId();
        this.webhooks = new Webhooks(System.nanoTime(), customer.signKey());
        this.perSecond = perSecond;
        this.contracts = List.copyOf(contracts);
    }

    /** Begins to send. */
    public void start() {
        clock = Thread.ofVirtual().name("webhooks").start(this::tick);
    }

    /**
     * One of the next calls says that a contract was signed.
     *
     * @param contract which
     */
    public void tellSigned(long contract) {
        signed.add(contract);
    }

    /**
     * Sends nothing more, and returns when everything that was sent is answered.
     *
     * @throws InterruptedException when interrupted
     */
    public void finish() throws InterruptedException {
        stopped.set(true);
        clock.join();
        calls.shutdown();
        if (!calls.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("There are webhooks that nobody answered within a minute");
        }
    }

    /**
     * The callbacks.
     *
     * @return tells those of this load from others
     */
    public Webhooks webhooks() {
        return webhooks;
    }

    /**
     * How many were sent.
     *
     * @return their numbers are 0 to this one, which is not among them
     */
    public int sent() {
        return sent;
    }

    /**
     * Whether one was answered 200.
     *
     * @param number of the callback
     * @return whether it was, in whichever attempt
     */
    public boolean wasAcknowledged(int number) {
        return acknowledged.contains(number);
    }

    /**
     * What calls were answered, or what happened instead; each attempt counts.
     *
     * @return attempts by status
     */
    public Map<String, Long> answers() {
        return sums(answers);
    }

    /**
     * Calls that were answered 200.
     *
     * @return calls by the process that did
     */
    public Map<String, Long> accepted() {
        return sums(accepted);
    }

    /**
     * From the time a callback was due to its 200.
     *
     * @param percentile 0 to 100
     * @return milliseconds
     */
    public double millisAt(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    @Override
    public void close() {
        stopped.set(true);
        calls.shutdownNow();
        calls.close();
    }

    private void tick() {
        long start = System.nanoTime();
        try {
            for (int number = 0; !stopped.get() || !signed.isEmpty(); number++) {
                long due = start + TimeUnit.SECONDS.toNanos(number) / perSecond;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                Long news = signed.poll();
                long contract = news == null ? contracts.get(number % contracts.size()) : news;
                String body = webhooks.body(number, contract, news == null ? "data_field:update" : "contract:sign");
                int mine = number;
                calls.execute(() -> deliver(mine, body, due));
                sent = number + 1;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(int number, String body, long due) {
        try {
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                if (attempt(body)) {
                    acknowledged.add(number);
                    micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
                    return;
                }
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt(String body) throws InterruptedException {
        Instance instance = rota.next();
        HttpRequest request = HttpRequest.newBuilder(URI.create(instance.address() + PATH + endpointId))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        String answer;
        try {
            answer = Integer.toString(
                    http.send(request, BodyHandlers.discarding()).statusCode());
        } catch (HttpTimeoutException e) {
            answer = "timed out";
        } catch (IOException e) {
            answer = "connection broken";
        }
        count(answers, answer);
        if (answer.equals("200")) {
            count(accepted, instance.name());
            return true;
        }
        return false;
    }

    private static void count(Map<String, LongAdder> counts, String name) {
        counts.computeIfAbsent(name, _ -> new LongAdder()).increment();
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }
}
