package dev.countersign.ingress.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of bodies, with one digest for each event loop: to make one costs as much as to use it. */
final class BodyDigest {

    private static final ThreadLocal<MessageDigest> DIGESTS = ThreadLocal.withInitial(BodyDigest::create);

    private BodyDigest() {}

    static byte[] of(byte[] body) {
        return DIGESTS.get().digest(body);
    }

    private static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
