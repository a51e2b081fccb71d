package dev.countersign.sandbox.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Oneflow's signature: SHA-1 of the callback id followed by the sign key, in lower-case hexadecimal digits. It covers neither contract nor events. */
public final class WebhookSignature {

    private WebhookSignature() {}

    public static String of(String callbackId, String signKey) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest((callbackId + signKey).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-1, which every one must have", e);
        }
    }
}
