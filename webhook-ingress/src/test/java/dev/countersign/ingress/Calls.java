package dev.countersign.ingress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Webhook calls as Oneflow sends them; the signature is made here on its own, not by the code under test. */
final class Calls {

    private Calls() {}

    static String call(String callbackId, String key, long contractId, String... eventTypes) {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < eventTypes.length; i++) {
            events.append(i == 0 ? "" : ",")
                    .append("{\"created_time\":\"2020-07-06T15:14:14+0000\",\"id\":")
                    .append(2322 + i)
                    .append(",\"type\":\"")
                    .append(eventTypes[i])
                    .append("\"}");
        }
        return "{\"contract\":{\"id\":" + contractId + "},\"callback_id\":\"" + callbackId + "\",\"events\":[" + events
                + "],\"signature\":\"" + signature(callbackId, key) + "\"}";
    }

    static String signature(String callbackId, String key) {
        return hex("SHA-1", callbackId + key);
    }

    static String hex(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
