package dev.countersign.oneflow;

import java.time.Duration;

/**
 * How long things may take; all positive.
 *
 * @param connect for opening a connection
 * @param read between two pieces of an answer
 * @param total for one try, from asking for a connection to the last byte read
 * @param download for fetching one file from the file store
 */
public record CallTimeouts(Duration connect, Duration read, Duration total, Duration download) {

    public CallTimeouts {
        requirePositive("connectTimeout", connect);
        requirePositive("readTimeout", read);
        requirePositive("totalTimeout", total);
        requirePositive("downloadTimeout", download);
    }

    static CallTimeouts defaults() {
        return new CallTimeouts(
                Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60));
    }

    static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value);
        }
    }
}
