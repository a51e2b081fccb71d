package dev.countersign.local.bench.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Writes webhook requests by number: every number has its own callback id and signature. All requests have the same
 * length, so one is made by changing the last; that takes about a microsecond. For one thread.
 */
final class SignedCalls {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int CONTRACT_DIGITS = 7;
    private static final int CONTRACTS = 100_000;
    private static final int FIRST_CONTRACT = 5_000_000;
    /** Coprime to every number of endpoints that is used, so that neighbours in time are not neighbours in memory. */
    private static final long STRIDE = 7_919;

    private static final String CALLBACK_REST = "c0ffee00c0ffee00c0ffee00";
    private static final String SIGNATURE_SPACE = "s".repeat(40);
    private static final String CONTRACT_SPACE = "9".repeat(CONTRACT_DIGITS);
    private static final String NUMBER_SPACE = "n".repeat(CallNumbers.DIGITS);

    private static final String BODY = """
            {"contract":{"id":%s},"callback_id":"%s%s",\
            "events":[{"created_time":"2026-11-24T09:30:00+0000","id":2322,"type":"contract:sign"}],\
            "signature":"%s"}""".formatted(CONTRACT_SPACE, NUMBER_SPACE, CALLBACK_REST, SIGNATURE_SPACE);

    private final byte[] request;
    private final int endpointAt;
    private final int contractAt;
    private final int callbackAt;
    private final int signatureAt;
    private final byte[][] endpointIds;
    private final byte[][] signKeys;
    private final MessageDigest sha1;
    private final byte[] callbackId = new byte[CallNumbers.DIGITS + CALLBACK_REST.length()];

    SignedCalls(int endpoints) {
        String text = "POST /api/webhooks/oneflow/events/" + BenchEndpoints.id(0) + " HTTP/1.1\r\n"
                + "Host: 127.0.0.1\r\nUser-Agent: countersign-bench\r\nAccept: */*\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
        this.request = text.getBytes(StandardCharsets.US_ASCII);
        this.endpointAt = text.indexOf(BenchEndpoints.id(0));
        this.contractAt = text.indexOf(CONTRACT_SPACE);
        this.callbackAt = text.indexOf(NUMBER_SPACE);
        this.signatureAt = text.indexOf(SIGNATURE_SPACE);
        this.endpointIds = new byte[endpoints][];
        this.signKeys = new byte[endpoints][];
        for (int index = 0; index < endpoints; index++) {
            endpointIds[index] = BenchEndpoints.id(index).getBytes(StandardCharsets.US_ASCII);
            signKeys[index] = BenchEndpoints.signKey(index).getBytes(StandardCharsets.US_ASCII);
        }
        this.sha1 = sha1();
    }

    /** How long each request is, in bytes. */
    int length() {
        return request.length;
    }

    /** Writes the request of a number. */
    void write(long number, ByteBuf out) {
        int endpoint = (int) Math.floorMod(number * STRIDE, (long) endpointIds.length);
        System.arraycopy(endpointIds[endpoint], 0, request, endpointAt, endpointIds[endpoint].length);
        writeContract(FIRST_CONTRACT + (int) (number % CONTRACTS));
        writeNumber(number);
        System.arraycopy(request, callbackAt, callbackId, 0, callbackId.length);
        sha1.update(callbackId);
        writeHex(sha1.digest(signKeys[endpoint]), signatureAt);
        out.writeBytes(request);
    }

    private void writeContract(int contract) {
        int rest = contract;
        for (int at = contractAt + CONTRACT_DIGITS - 1; at >= contractAt; at--) {
            request[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private void writeNumber(long number) {
        long rest = number;
        for (int at = callbackAt + CallNumbers.DIGITS - 1; at >= callbackAt; at--) {
            request[at] = HEX[(int) (rest & 0xf)];
            rest >>>= 4;
        }
    }

    private void writeHex(byte[] bytes, int from) {
        int at = from;
        for (byte value : bytes) {
            request[at++] = HEX[(value >> 4) & 0xf];
            request[at++] = HEX[value & 0xf];
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-1", e);
        }
    }
}
