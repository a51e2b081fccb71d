package dev.countersign.local.bench.report;

/**
 * What the topic holds of what was accepted.
 *
 * @param accepted calls that were answered 200
 * @param found of the calls that were sent, those whose record is on the topic
 * @param missing calls that were answered 200 and are not on the topic, at least
 * @param repeated records beyond the first of a call
 */
public record Kept(long accepted, long found, long missing, long repeated) {

    /** Nothing yet. */
    public static final Kept NOTHING = new Kept(0, 0, 0, 0);

    /**
     * Adds up.
     *
     * @param more what else was found
     * @return both
     */
    public Kept plus(Kept more) {
        return new Kept(accepted + more.accepted, found + more.found, missing + more.missing, repeated + more.repeated);
    }
}
