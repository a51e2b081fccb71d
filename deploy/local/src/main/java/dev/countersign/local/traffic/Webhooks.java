package dev.countersign.local.traffic;

import dev.countersign.local.chaos.Signatures;
import java.util.HexFormat;

/**
 * Webhook bodies of one endpoint, by number: the number is the beginning of the callback's id.
 *
 * @param run tells the callbacks of this run from all others
 * @param signKey what Oneflow signs with
 */
public record Webhooks(long run, String signKey) {

    private static final int NUMBER_DIGITS = 8;
    private static final int ID_LENGTH = NUMBER_DIGITS + 32;

    /**
     * A callback's id.
     *
     * @param number of the callback
     * @return the id
     */
    public String id(int number) {
        return HexFormat.of().toHexDigits(number, NUMBER_DIGITS)
                + HexFormat.of().toHexDigits(run, 16)
                + HexFormat.of().toHexDigits(~run, 16);
    }

    /**
     * The number in a callback's id.
     *
     * @param id any callback's id
     * @return the number, or -1 for one of somebody else
     */
    public int numberOf(String id) {
        if (id.length() != ID_LENGTH || !id.endsWith(id(0).substring(NUMBER_DIGITS))) {
            return -1;
        }
        return Integer.parseUnsignedInt(id, 0, NUMBER_DIGITS, 16);
    }

    String body(int number, long contract, String type) {
        String id = id(number);
        return """
                {"contract":{"id":%d},"callback_id":"%s","events":[{"created_time":"2026-07-06T15:14:14+0000","id":%d,\
                "type":"%s"}],"signature":"%s"}""".formatted(contract, id, number + 1, type, Signatures.of(id, signKey));
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "Webhooks[run=" + run + "]";
    }
}
