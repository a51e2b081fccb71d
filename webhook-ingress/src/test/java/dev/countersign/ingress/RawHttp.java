package dev.countersign.ingress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends bytes that no HTTP client would send, and reads whatever comes back. */
final class RawHttp {

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)\r?$");
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.\\d \\d{3} ");
    private static final int SOON = 20;
    private static final int LARGEST_ANSWER = 256 * 1024;

    private final int port;
    private final Duration patience;

    /**
     * A sender.
     *
     * @param patience how long to wait for an answer's next byte
     */
    RawHttp(int port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    /** One answer. */
    record Response(int status, String head, String body) {}

    /**
     * All that came back.
     *
     * @param closed whether the server ended the connection
     */
    record Exchange(List<Response> responses, boolean closed, String bytes) {

        List<Integer> statuses() {
            return responses.stream().map(Response::status).toList();
        }
    }

    /** Sends the bytes and the end of the stream, and reads to the end. */
    Exchange send(byte[] request) throws IOException {
        return send(request, true);
    }

    /** Sends the bytes, keeps the stream open unless told otherwise, and reads until nothing comes any more. */
    Exchange send(byte[] request, boolean end) throws IOException {
        return send(request, end, Integer.MAX_VALUE);
    }

    /** Likewise, but soon ends after so many answers. */
    Exchange send(byte[] request, boolean end, int answers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) patience.toMillis());
            socket.setTcpNoDelay(true);
            try {
                socket.getOutputStream().write(request);
                if (end) {
                    socket.shutdownOutput();
                }
            } catch (IOException _) {
                // Cut off while it was still sending; what was answered before may still be there.
            }
            return read(socket, answers);
        }
    }

    private static Exchange read(Socket socket, int answers) {
        var bytes = new ByteArrayOutputStream();
        boolean closed = false;
        try {
            InputStream in = socket.getInputStream();
            byte[] part = new byte[8192];
            for (int n = in.read(part); n >= 0 && bytes.size() < LARGEST_ANSWER; n = in.read(part)) {
                bytes.write(part, 0, n);
                if (answers < Integer.MAX_VALUE && count(bytes) == answers) {
                    socket.setSoTimeout(SOON);
                }
            }
            closed = true;
        } catch (SocketTimeoutException _) {
            // It stays open.
        } catch (IOException _) {
            closed = true;
        }
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        return new Exchange(parse(text), closed, text);
    }

    private static long count(ByteArrayOutputStream bytes) {
        return STATUS_LINE
                .matcher(bytes.toString(StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }

    /** Strictly: what does not look like an answer of ours is an error. */
    private static List<Response> parse(String text) {
        List<Response> responses = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int headEnd = text.indexOf("\r\n\r\n", at);
            if (headEnd < 0) {
                throw new AssertionError("Not an HTTP answer: " + text.substring(at));
            }
            String head = text.substring(at, headEnd + 2);
            if (!head.matches("(?s)HTTP/1\\.\\d \\d{3} .*")) {
                throw new AssertionError("Not an HTTP answer: " + head);
            }
            Matcher length = CONTENT_LENGTH.matcher(head);
            // After a HEAD, which has the length of what it leaves out, comes the next answer.
            boolean bodiless = headEnd + 4 == text.length() || text.startsWith("HTTP/1.", headEnd + 4);
            int bodyEnd = headEnd + 4 + (!bodiless && length.find() ? Integer.parseInt(length.group(1)) : 0);
            if (bodyEnd > text.length()) {
                throw new AssertionError("Cut off: " + text.substring(at));
            }
            int status = Integer.parseInt(head.substring(9, 12));
            responses.add(new Response(status, head, text.substring(headEnd + 4, bodyEnd)));
            at = bodyEnd;
        }
        return responses;
    }
}
