package dev.countersign.local.bench.load;

/** The number of a call is the beginning of its callback id. */
public final class CallNumbers {

    static final int DIGITS = 16;

    private CallNumbers() {}

    /**
     * The number of a call.
     *
     * @param callbackId its callback id, or a text that begins with it
     * @return the number
     */
    public static long of(CharSequence callbackId) {
        return Long.parseUnsignedLong(callbackId, 0, DIGITS, 16);
    }
}
