package dev.countersign.ingress.verification;

/** Whether a call is authentic. */
public sealed interface Verdict {

    /**
     * The call was signed with this key.
     *
     * @param keyId our id of the key
     * @param newest whether no key that is valid now became valid later
     */
    record Authentic(String keyId, boolean newest) implements Verdict {}

    /** None of the endpoint's valid keys made this signature. */
    record Mismatch() implements Verdict {}

    /** The endpoint has no key that is valid now, so nothing can be authentic. */
    record NoValidKey() implements Verdict {}
}
