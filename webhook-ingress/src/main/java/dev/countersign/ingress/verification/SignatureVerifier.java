package dev.countersign.ingress.verification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies Oneflow's signatures. Every valid key is tried and compared in constant time, also after one has matched, so
 * that the time taken tells nothing about the keys.
 */
public final class SignatureVerifier {

    private static final Verdict MISMATCH = new Verdict.Mismatch();
    private static final Verdict NO_VALID_KEY = new Verdict.NoValidKey();

    private final SignatureFunction function;

    /** Verifies with the function Oneflow documents. */
    public SignatureVerifier() {
        this(new OneflowSignature());
    }

    SignatureVerifier(SignatureFunction function) {
        this.function = function;
    }

    /**
     * Judges a signature.
     *
     * @param callbackId the call's id
     * @param signature what the call claims
     * @param keys all keys of the endpoint
     * @param now when the call was received
     */
    public Verdict verify(String callbackId, String signature, List<VerifyingKey> keys, Instant now) {
        byte[] message = callbackId.getBytes(StandardCharsets.UTF_8);
        byte[] claimed = signature.getBytes(StandardCharsets.UTF_8);
        @Nullable VerifyingKey newest = null;
        @Nullable VerifyingKey matching = null;
        for (VerifyingKey key : keys) {
            if (key.isValidAt(now)) {
                newest = newest == null || key.isNewerThan(newest) ? key : newest;
                boolean equal = MessageDigest.isEqual(function.sign(message, key.bytes()), claimed);
                matching = equal ? key : matching;
            }
        }
        if (matching != null) {
            return new Verdict.Authentic(matching.keyId(), matching == newest);
        }
        return newest == null ? NO_VALID_KEY : MISMATCH;
    }
}
