package dev.countersign.ingress;

import dev.countersign.ingress.RawHttp.Exchange;
import dev.countersign.ingress.RawHttp.Response;
import dev.countersign.ingress.fuzz.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Fuzz target: the whole HTTP entrance of a running ingress, over a socket. Whatever the bytes are, what comes back is
 * HTTP, never a 5xx nor a 2xx other than 200, with nobody's headers but ours, and 200 only for what was signed.
 */
public final class HttpEntranceFuzzer {

    private static final Set<Integer> STATUSES = Set.of(100, 200, 400, 401, 404, 405, 408, 413, 414, 415, 429, 431);
    private static final Pattern HEADER =
            Pattern.compile("(?i)(content-length|content-type|allow|retry-after|connection|transfer-encoding): [ -~]*");
    private static final Duration PATIENCE = Duration.ofMillis(25);
    private static final int LARGEST_BODY = 300;

    private static volatile HttpEntranceFuzzer running = new HttpEntranceFuzzer(0);

    private final RawHttp patient;

    private HttpEntranceFuzzer(int port) {
        this.patient = new RawHttp(port, PATIENCE);
    }

    /** Called by Jazzer once: starts an ingress. */
    public static void fuzzerInitialize() {
        against(RunningIngress.start().ingress());
    }

    static void against(TestIngress ingress) {
        running = new HttpEntranceFuzzer(ingress.port());
    }

    /** Called by Jazzer and by {@code HttpEntranceFuzzIT}. */
    public static void fuzzerTestOneInput(byte[] input) {
        running.test(input);
    }

    private void test(byte[] input) {
        // Without the end of the stream, an answer is awaited; with it, only what is answered at once comes back.
        boolean end = input.length % 8 != 0;
        Exchange exchange = send(input, end);
        for (Response response : exchange.responses()) {
            check(STATUSES.contains(response.status()), "status", exchange);
            check(response.body().length() < LARGEST_BODY, "a long body", exchange);
            response.head()
                    .lines()
                    .skip(1)
                    .forEach(line -> check(HEADER.matcher(line).matches(), line, exchange));
        }
        String text = new String(input, StandardCharsets.ISO_8859_1);
        boolean mayBeSigned =
                SIGNATURES.matcher(text).find() || text.toLowerCase(Locale.ROOT).contains("chunked");
        check(mayBeSigned || !exchange.statuses().contains(200), "200 without a signature", exchange);
    }

    /** The only signatures in the corpus that verify. */
    private static final Pattern SIGNATURES =
            Pattern.compile(Calls.signature("eaf850991bb7c273a56dcdeb265d30006fdc9de0", RunningIngress.KEY));

    /** The first request of the corpus, to see that the ingress still works. */
    static byte[] authentic() {
        return Corpus.read(Corpus.REQUESTS, "authentic.http");
    }

    private Exchange send(byte[] input, boolean end) {
        try {
            return patient.send(input, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(boolean holds, String what, Exchange exchange) {
        if (!holds) {
            throw new AssertionError("The entrance broke an invariant: " + what + " in " + exchange.bytes());
        }
    }
}
