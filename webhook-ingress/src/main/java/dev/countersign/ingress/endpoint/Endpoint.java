package dev.countersign.ingress.endpoint;

import dev.countersign.ingress.verification.VerifyingKey;
import java.util.List;

/**
 * An endpoint that Oneflow may call.
 *
 * @param endpointId our id of it, the last part of its callback URL
 * @param accountId Oneflow's id of the account whose events arrive there
 * @param keys its sign keys, valid now or at other times; empty: nothing verifies
 * @param hasUnreadableKeys whether its record has keys that did not open, and that are therefore not among these
 * @param activity what happens there; survives changes of the endpoint
 */
public record Endpoint(
        String endpointId,
        long accountId,
        List<VerifyingKey> keys,
        boolean hasUnreadableKeys,
        EndpointActivity activity) {

    public Endpoint {
        keys = List.copyOf(keys);
    }

    /** One that was never called, with all its keys. */
    public Endpoint(String endpointId, long accountId, List<VerifyingKey> keys) {
        this(endpointId, accountId, keys, false);
    }

    /** One that was never called. */
    Endpoint(String endpointId, long accountId, List<VerifyingKey> keys, boolean hasUnreadableKeys) {
        this(endpointId, accountId, keys, hasUnreadableKeys, new EndpointActivity());
    }

    Endpoint continuing(Endpoint before) {
        return new Endpoint(endpointId, accountId, keys, hasUnreadableKeys, before.activity);
    }
}
