package dev.countersign.ingress.http;

import dev.countersign.ingress.endpoint.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * What a request is about, as far as that is known for sure; for logs and traces.
 *
 * @param endpointId the endpoint that was called
 * @param accountId the endpoint's account
 * @param contractId the contract that an authentic call names
 * @param signKeyId our id of the key that verified it
 */
record CallSubject(
        @Nullable String endpointId,
        @Nullable Long accountId,
        @Nullable Long contractId,
        @Nullable String signKeyId) {

    static final CallSubject UNKNOWN = new CallSubject(null, null, null, null);

    static CallSubject of(String endpointId) {
        return new CallSubject(endpointId, null, null, null);
    }

    static CallSubject of(Endpoint endpoint) {
        return new CallSubject(endpoint.endpointId(), endpoint.accountId(), null, null);
    }

    static CallSubject of(AuthenticCall authentic) {
        Endpoint endpoint = authentic.endpoint();
        return new CallSubject(
                endpoint.endpointId(), endpoint.accountId(), authentic.contractId(), authentic.signKeyId());
    }
}
