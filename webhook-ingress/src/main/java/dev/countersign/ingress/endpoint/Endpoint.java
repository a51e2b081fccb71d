package dev.countersign.ingress.endpoint;

import dev.countersign.ingress.verification.VerifyingKey;
import java.util.List;

/**
 * An endpoint that Oneflow may call.
 *
 * @param endpointId our id of it, the last part of its callback URL
 * @param accountId Oneflow's id of the account whose events arrive there
 * @param keys its sign keys, valid now or at other times; empty: nothing verifies
 */
public record Endpoint(String endpointId, long accountId, List<VerifyingKey> keys) {

    public Endpoint {
        keys = List.copyOf(keys);
    }
}
