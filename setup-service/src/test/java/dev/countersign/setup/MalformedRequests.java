package dev.countersign.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests with a token that no HTTP client would send and no server can read. */
final class MalformedRequests {

    private static final String SETUP = "/api/integrations/oneflow/setup";

    private MalformedRequests() {}

    /** Sends each and waits for the answer. */
    static void send(String baseUrl, String token) {
        List<String> targets = List.of(
                SETUP + "?token=" + token + "&name={",
                SETUP + "?token=" + token + "%zz",
                SETUP + "?token=%zz" + token,
                SETUP + "?" + token + "%=1",
                SETUP + "?" + "token=" + token + "&a".repeat(60));
        for (String target : targets) {
            exchange(baseUrl, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        }
        exchange(baseUrl, "GET " + SETUP + "?token=" + token + " HTTP/1.1\r\nHost: loc{alhost\r\n\r\n");
        String body = "token=" + token + "%zz";
        exchange(
                baseUrl,
                "POST " + SETUP + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    private static void exchange(String baseUrl, String request) {
        URI uri = URI.create(baseUrl);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.startsWith("HTTP/1.1 ")) {
                throw new IllegalStateException("No answer to a malformed request: " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
