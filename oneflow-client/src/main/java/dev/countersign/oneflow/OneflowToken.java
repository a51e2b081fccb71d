package dev.countersign.oneflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An Oneflow API (or extension) token: exactly 40 letters, digits or hyphens, as Oneflow's API description demands. It gives full access
 * to one Oneflow account until revoked, so neither {@link #toString()} nor an error message of this type ever shows it.
 *
 * @param value the secret itself; for the request header and for sealing only
 */
public record OneflowToken(String value) {

    private static final int FINGERPRINT_BYTES = 16;
    private static final Pattern SHAPE = Pattern.compile("[a-zA-Z0-9-]{40}");

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException when the text cannot be a token; the message doesn't repeat it
     */
    public OneflowToken {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException(
                    "Not an Oneflow token: %d characters given, expected exactly 40 letters, digits or hyphens"
                            .formatted(value.length()));
        }
    }

    /** Whether the text has the shape of a token, for checks on forms before anything is sent. */
    public static boolean isWellFormed(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** A short name by which a token can be told from others, and from which it can't be found: it is no secret, and not for people. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime offers no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "OneflowToken[redacted]";
    }
}
