package dev.countersign.ingress.memory;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Which call it is, in 24 bytes. The first 16 stand for the endpoint, the callback id and the sign key: they are taken
 * from the signature, which is a hash of the latter two and was verified. A resend after a change of the key thereby is
 * another call, as its body is. The last 8 stand for the body.
 *
 * @param high first half of what tells calls apart
 * @param low second half of it
 * @param body of the body's digest
 */
public record CallIdentity(long high, long low, long body) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int DIGITS = 16;

    /**
     * The identity of an authentic call.
     *
     * @param endpointId the endpoint that was called
     * @param signature verified: at least 32 hexadecimal digits
     * @param bodySha256 the body's digest
     */
    public static CallIdentity of(String endpointId, String signature, byte[] bodySha256) {
        long endpoint = hash(endpointId);
        return new CallIdentity(
                HexFormat.fromHexDigitsToLong(signature, 0, DIGITS) ^ endpoint,
                HexFormat.fromHexDigitsToLong(signature, DIGITS, 2 * DIGITS) ^ Long.reverse(endpoint),
                ByteBuffer.wrap(bodySha256).getLong());
    }

    /** FNV-1a: endpoint ids are ours, so nobody chooses them to collide. */
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
