package dev.countersign.local.chaos;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Oneflow's signatures, made here on their own and not by the code under test. */
public final class Signatures {

    private Signatures() {}

    /** {@code sha1(callback_id + sign_key)} in lower-case hex, as Oneflow's documentation of webhooks says. */
    public static String of(String callbackId, String signKey) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((callbackId + signKey).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-1", e);
        }
    }
}
