package dev.countersign.ingress.call;

/** A body that names a callback and claims a signature, so that it can be told whether it is authentic. */
public sealed interface SignedCall extends ParseOutcome permits WebhookCall, UnrepresentableCall {

    /** Oneflow's id of the call; resends keep it. */
    String callbackId();

    /** What the sender claims: lower-case hex SHA-1 of callback id and sign key. */
    String signature();
}
