package dev.countersign.ingress.verification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A sign key in clear, with the time it verifies calls. Its text form names it and never shows the key. */
public final class VerifyingKey {

    private final String keyId;
    private final byte[] key;
    private final Instant validFrom;
    private final @Nullable Instant validUntil;

    /**
     * A key and when it is valid.
     *
     * @param keyId our id of it, safe to log
     * @param key the key, used as its UTF-8 bytes
     * @param validFrom first instant at which it verifies
     * @param validUntil first instant at which it no longer does; null: no end
     */
    public VerifyingKey(String keyId, String key, Instant validFrom, @Nullable Instant validUntil) {
        this.keyId = keyId;
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.validFrom = validFrom;
        this.validUntil = validUntil;
    }

    /** Our id of the key, safe to log. */
    public String keyId() {
        return keyId;
    }

    byte[] bytes() {
        return key;
    }

    boolean isValidAt(Instant time) {
        return !time.isBefore(validFrom) && (validUntil == null || time.isBefore(validUntil));
    }

    boolean isNewerThan(VerifyingKey other) {
        return validFrom.isAfter(other.validFrom);
    }

    @Override
    public String toString() {
        return "VerifyingKey[" + keyId + ", from " + validFrom + " until " + validUntil + "]";
    }
}
