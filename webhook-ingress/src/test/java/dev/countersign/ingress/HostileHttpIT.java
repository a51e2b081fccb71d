package dev.countersign.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.ingress.RawHttp.Exchange;
import dev.countersign.ingress.RawHttp.Response;
import dev.countersign.ingress.fuzz.Corpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Requests that only an attacker sends, byte for byte over a socket. Each is followed by a harmless one: whether and
 * what that is answered shows where the ingress believes that the first one ended. A wrong belief is how requests are
 * smuggled through a shared connection of a proxy.
 */
@ExtendWith(RunningIngress.Extension.class)
final class HostileHttpIT {

    private static final byte[] PROBE = "GET /probe HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ANSWER_TO_PROBE = 404;

    private final RawHttp http;
    private final RawHttp hasty;

    HostileHttpIT(RunningIngress running) {
        this.http = new RawHttp(running.ingress().port(), Duration.ofSeconds(5));
        this.hasty = new RawHttp(running.ingress().port(), Duration.ofMillis(100));
    }

    /**
     * One request of the corpus.
     *
     * @param answers the statuses that come back; with an exclamation mark at the end, the connection is closed after
     *     them; nothing: the request is incomplete, and no answer comes
     */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/fuzz/http-expected.csv", delimiter = '|', numLinesToSkip = 1)
    void a_hostile_request_is_answered_as_it_deserves_and_ends_where_it_says(String request, @Nullable String answers)
            throws IOException {
        // Given
        byte[] bytes = Corpus.read(Corpus.REQUESTS, request + ".http");
        List<Integer> expected = expected(answers == null ? "!" : answers);
        // When
        Exchange exchange = answers == null
                ? hasty.send(bytes, false)
                : http.send(followedByProbe(bytes), false, answers.endsWith("!") ? Integer.MAX_VALUE : expected.size());
        // Then
        assertThat(exchange.statuses()).isEqualTo(expected);
        assertThat(exchange.closed()).isEqualTo(answers != null && answers.endsWith("!"));
    }

    @Test
    void nothing_of_a_request_comes_back_in_the_answer() throws IOException {
        // Given
        String request = """
                POST /api/webhooks/oneflow/events/CANARY%0d%0aX:CANARY?CANARY HTTP/1.1
                Host: CANARY
                Origin: CANARY
                X-Request-Id: CANARY
                Content-Type: application/CANARY

                """.replace("\n", "\r\n");
        // When
        Exchange exchange = http.send(followedByProbe(request.getBytes(StandardCharsets.ISO_8859_1)), false, 2);
        // Then
        assertThat(exchange.bytes()).startsWith("HTTP/1.1 404 ").doesNotContain("CANARY");
    }

    @Test
    void answers_do_not_tell_what_the_server_is_made_of() throws IOException {
        // When
        Exchange exchange = http.send(followedByProbe("garbage\r\n\r\n".getBytes(StandardCharsets.US_ASCII)), false);
        // Then
        assertThat(exchange.responses()).extracting(Response::body).hasSize(1);
        assertThat(exchange.bytes()).doesNotContainIgnoringCase("netty", "server:", "exception", "java");
    }

    @Test
    void the_corpus_is_complete() {
        // When
        long requests = Corpus.all(Corpus.REQUESTS).size();
        long expectations = new String(Corpus.read(".", "http-expected.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .count();
        // Then
        assertThat(requests).isEqualTo(expectations).isGreaterThan(100);
    }

    private static List<Integer> expected(String answers) {
        boolean closed = answers.endsWith("!");
        Stream<Integer> own = Arrays.stream(answers.replace("!", "").split(" ", -1))
                .filter(status -> !status.isEmpty())
                .map(Integer::valueOf);
        return Stream.concat(own, closed ? Stream.empty() : Stream.of(ANSWER_TO_PROBE))
                .toList();
    }

    private static byte[] followedByProbe(byte[] request) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(request);
        both.writeBytes(PROBE);
        return both.toByteArray();
    }
}
