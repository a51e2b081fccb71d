package dev.countersign.ingress.publication;

/**
 * Ids of the records that a call becomes: the same for every resend, whichever instance receives it, and another one for
 * another body. The vendor's signature does not cover the body, so a call forged from a captured signature gets an id of
 * its own instead of hiding the genuine one from readers that skip repeats.
 */
final class CallRecordId {

    private static final int DIGITS_OF_BODY = 32;

    private CallRecordId() {}

    static String of(String callbackId, int index, String bodySha256) {
        return callbackId + ":" + index + ":" + bodySha256.substring(0, DIGITS_OF_BODY);
    }
}
