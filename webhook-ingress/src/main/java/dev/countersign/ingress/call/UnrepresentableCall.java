package dev.countersign.ingress.call;

/**
 * A body that can be verified, but says nothing that a contract event could hold. If it is authentic, Oneflow changed
 * what it sends, or somebody uses a captured signature: either way people must see it.
 *
 * @param callbackId Oneflow's id of the call
 * @param signature what the sender claims
 * @param reason which part can't be represented, as a stable code
 * @param problem the field and what is wrong with it
 */
public record UnrepresentableCall(String callbackId, String signature, String reason, MalformedCall problem)
        implements SignedCall {

    /** Code for a contract that is missing, named twice, or has no usable id. */
    public static final String UNUSABLE_CONTRACT = "unusable-contract";

    /** Code for events that are no list, too many, or of which one has no usable type or id. */
    public static final String UNUSABLE_EVENTS = "unusable-events";

    /** Leaves the signature out: with the callback id it would let anyone repeat the call. */
    @Override
    public String toString() {
        return "UnrepresentableCall[" + reason + ", " + problem + "]";
    }
}
