package dev.countersign.ingress.verification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Oneflow's signature: {@code sha1(callback_id + sign_key)} in lower-case hex. A plain digest over nothing but the id:
 * weak, and the vendor's choice (Oneflow developer documentation, "Webhooks").
 */
final class OneflowSignature implements SignatureFunction {

    @Override
    public byte[] sign(byte[] callbackId, byte[] key) {
        MessageDigest sha1 = sha1();
        sha1.update(callbackId);
        sha1.update(key);
        return HexFormat.of().formatHex(sha1.digest()).getBytes(StandardCharsets.US_ASCII);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-1", e);
        }
    }
}
