package dev.countersign.ingress.call;

import java.util.List;

/**
 * A webhook call as Oneflow sends it. Nothing of it is trusted before the signature is verified, and afterwards only
 * that something happened: the signature covers the callback id alone.
 *
 * @param contractId Oneflow's id of the contract, positive
 * @param callbackId Oneflow's id of the call; resends keep it
 * @param signature what the sender claims: lower-case hex SHA-1 of callback id and sign key
 * @param events what happened, in the call's order; may be empty, also when the call has no list of events
 */
public record WebhookCall(long contractId, String callbackId, String signature, List<CallEvent> events)
        implements SignedCall {

    public WebhookCall {
        events = List.copyOf(events);
    }

    /** Leaves the signature out: with the callback id it would let anyone repeat the call. */
    @Override
    public String toString() {
        return "WebhookCall[contractId=" + contractId + ", events=" + events.size() + "]";
    }
}
