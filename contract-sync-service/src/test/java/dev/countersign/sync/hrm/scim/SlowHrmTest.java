package dev.countersign.sync.hrm.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.sync.hrm.HrmConnection;
import dev.countersign.sync.hrm.UpsertOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** HRMs that keep every single read short and the whole exchange without end. */
@Timeout(20)
final class SlowHrmTest {

    private static final Duration EXCHANGE = Duration.ofMillis(600);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/scim+json\r\n";
    private static final String NOBODY = "{\"totalResults\":0,\"Resources\":[]}";

    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final ScimFixture scim = new ScimFixture(EXCHANGE);
    private ServerSocket server;
    private Behaviour behaviour = _ -> {};

    /** What the server sends until the client hangs up. */
    private interface Behaviour {
        void send(OutputStream out) throws IOException, InterruptedException;
    }

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread _ = Thread.ofVirtual().start(this::accept);
    }

    @AfterEach
    void stop() throws IOException {
        stop.countDown();
        server.close();
        scim.close();
    }

    @Test
    void an_hrm_that_sends_a_byte_now_and_then_is_cut_off() throws InterruptedException {
        // Given
        behaviour = out -> {
            write(out, HEAD + "Content-Length: 100000\r\n\r\n");
            drip(out, " ");
        };

        // When
        UpsertOutcome outcome = upsert("http", null);

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Retryable.class,
                        retryable ->
                                assertThat(retryable.reason()).contains("did not answer completely within 600 ms"));
        assertThat(hungUp.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void headers_that_never_end_are_cut_off() throws InterruptedException {
        // Given
        behaviour = out -> {
            write(out, "HTTP/1.1 200 OK\r\n");
            drip(out, "X-More: 1\r\n");
        };

        // When
        UpsertOutcome outcome = upsert("http", null);

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.Retryable.class);
        assertThat(hungUp.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_header_that_never_ends_does_not_fill_the_memory() throws InterruptedException {
        // Given
        behaviour = out -> {
            write(out, "HTTP/1.1 200 OK\r\nX-More: ");
            flood(out, "x".repeat(10_000));
        };

        // When
        UpsertOutcome outcome = upsert("http", null);

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.Retryable.class);
        assertThat(hungUp.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_body_without_end_is_refused_and_not_drained() throws InterruptedException {
        // Given
        behaviour = out -> {
            write(out, HEAD + "Transfer-Encoding: chunked\r\n\r\n");
            flood(out, "2710\r\n" + "x".repeat(10_000) + "\r\n");
        };

        // When
        UpsertOutcome outcome = upsert("http", null);

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("longer than 100000 bytes"));
        assertThat(hungUp.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_tls_handshake_that_never_ends_is_cut_off() throws InterruptedException {
        // Given
        behaviour = out -> {
            // A handshake record of 16,000 bytes is announced.
            out.write(new byte[] {22, 3, 3, 62, (byte) 128});
            drip(out, "\2");
        };

        // When
        UpsertOutcome outcome = upsert("https", null);

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.Retryable.class);
        assertThat(hungUp.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_token_endpoint_that_sends_a_byte_now_and_then_is_cut_off() throws InterruptedException {
        // Given
        behaviour = out -> {
            write(out, HEAD + "Content-Length: 100000\r\n\r\n");
            drip(out, " ");
        };

        // When
        UpsertOutcome outcome = upsert("http", "/token");

        // Then
        assertThat(outcome).isInstanceOf(UpsertOutcome.Retryable.class);
        assertThat(hungUp.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_hrm_that_is_just_in_time_with_each_of_many_answers_is_given_up() {
        // Given
        behaviour = out -> {
            boolean _ = stop.await(EXCHANGE.toMillis() * 3 / 4, TimeUnit.MILLISECONDS);
            write(out, HEAD + "Connection: close\r\nContent-Length: " + NOBODY.length() + "\r\n\r\n" + NOBODY);
        };

        // When
        UpsertOutcome outcome = upsert("http", null);

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpsertOutcome.Retryable.class,
                        retryable -> assertThat(retryable.reason()).contains("too slow"));
        assertThat(connections).hasValue(3);
    }

    private UpsertOutcome upsert(String scheme, @Nullable String tokenPath) {
        String origin = "://127.0.0.1:" + server.getLocalPort();
        URI base = URI.create(scheme + origin + "/scim/v2");
        HrmConnection connection = tokenPath == null
                ? ScimFixture.bearer(base)
                : new HrmConnection(
                        1,
                        1,
                        "scim",
                        base,
                        "oauth2-client-credentials",
                        "secret",
                        URI.create("http" + origin + tokenPath),
                        "client");
        return scim.upsert(connection, ScimFixture.signed("1", Map.of("title", "Boss")));
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                int _ = connections.incrementAndGet();
                Thread _ = Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // The test is over.
            stop.countDown();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            byte[] request = new byte[8192];
            assertThat(socket.getInputStream().read(request)).isPositive();
            behaviour.send(socket.getOutputStream());
        } catch (SocketException e) {
            hungUp.countDown();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void drip(OutputStream out, String drop) throws IOException, InterruptedException {
        while (!stop.await(50, TimeUnit.MILLISECONDS)) {
            write(out, drop);
        }
    }

    private void flood(OutputStream out, String wave) throws IOException {
        while (stop.getCount() > 0) {
            write(out, wave);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
