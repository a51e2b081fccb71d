package dev.countersign.sync.creation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The working name of a contract between its creation and its record: the same for the same request whoever creates it, and found by Oneflow's filter
 * for names. Plain ASCII, so that no normalisation changes it.
 */
final class Marker {

    private static final String PREFIX = "Countersign ";
    private static final int BYTES = 12;

    private Marker() {}

    static String of(long accountId, String requestId) {
        byte[] digest = sha256().digest((accountId + ":" + requestId).getBytes(StandardCharsets.UTF_8));
        return PREFIX + HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
