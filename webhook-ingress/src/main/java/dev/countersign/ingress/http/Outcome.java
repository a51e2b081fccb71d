package dev.countersign.ingress.http;

import java.util.Locale;
import org.slf4j.event.Level;

/**
 * What can become of a request. The status is part of the agreement with Oneflow, to whom only 200 means delivered and
 * everything else asks for a resend.
 */
enum Outcome {
    ACCEPTED(200, "OK", Level.INFO),
    /** Recorded, though the same callback was recorded before with another body. */
    ALTERED(200, "OK", Level.WARN),
    /** Recorded before, and not again. */
    REPEATED(200, "OK", Level.INFO),
    /** Recorded as what people must look at. */
    QUARANTINED(200, "OK", Level.WARN),
    /** What came was no request. */
    NOT_HTTP(400, "Bad Request", Level.INFO),
    MALFORMED(400, "Bad Request", Level.INFO),
    BAD_SIGNATURE(401, "Unauthorized", Level.WARN),
    NO_VALID_KEY(401, "Unauthorized", Level.WARN),
    UNKNOWN_PATH(404, "Not Found", Level.DEBUG),
    UNKNOWN_ENDPOINT(404, "Not Found", Level.INFO),
    WRONG_METHOD(405, "Method Not Allowed", Level.DEBUG),
    TOO_SLOW(408, "Request Timeout", Level.INFO),
    TOO_LARGE(413, "Content Too Large", Level.INFO),
    LINE_TOO_LONG(414, "URI Too Long", Level.INFO),
    WRONG_MEDIA_TYPE(415, "Unsupported Media Type", Level.INFO),
    RATE_LIMITED(429, "Too Many Requests", Level.WARN),
    HEADERS_TOO_LONG(431, "Request Header Fields Too Large", Level.INFO),
    OVERLOADED(503, "Service Unavailable", Level.WARN),
    NOT_READY(503, "Service Unavailable", Level.WARN),
    NOT_PUBLISHED(503, "Service Unavailable", Level.WARN),
    FAILED(500, "Internal Server Error", Level.ERROR),
    /** The sender went away before there was an answer. */
    ABORTED(0, "No answer", Level.INFO);

    private final int status;
    private final String title;
    private final Level level;
    private final String label = name().toLowerCase(Locale.ROOT);
    private final String statusLabel;

    Outcome(int status, String title, Level level) {
        this.status = status;
        this.title = title;
        this.level = level;
        this.statusLabel = Integer.toString(status);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    Level level() {
        return level;
    }

    String label() {
        return label;
    }

    String statusLabel() {
        return statusLabel;
    }

    /** Whether the same request may succeed a little later without anybody doing anything about it. */
    boolean isTemporary() {
        return status == 503 || status == 429;
    }

    /**
     * Whether alerts watch it: from nothing to one is no increase for Prometheus, so these are counted from zero on. What
     * is refused for what it is would only add histograms.
     */
    boolean isWatched() {
        return isDelivered() || status >= 500 || status == 401 || status == 429;
    }

    /** Whether the call counts as delivered. */
    boolean isDelivered() {
        return status == 200;
    }
}
