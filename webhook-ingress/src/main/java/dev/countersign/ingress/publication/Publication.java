package dev.countersign.ingress.publication;

/** What publishing a call came to. */
public sealed interface Publication {

    /** All in-sync replicas have all of the call's records. */
    record Acknowledged() implements Publication {}

    /**
     * At least one record was not acknowledged in time. Some may still have been written: the sender must repeat the
     * call, and readers must expect it.
     *
     * @param reason what went wrong, a short code without data of the call
     */
    record NotAcknowledged(String reason) implements Publication {}
}
