package dev.countersign.ingress.http;

import dev.countersign.ingress.endpoint.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * What a request is about, as far as that is known for sure; for logs and traces.
 *
 * @param endpointId the endpoint that was called
 * @param accountId the endpoint's account
 * @param contractId the contract that an authentic call names
 */
record CallSubject(
        @Nullable String endpointId,
        @Nullable Long accountId,
        @Nullable Long contractId) {

    static final CallSubject UNKNOWN = new CallSubject(null, null, null);

    static CallSubject of(String endpointId) {
        return new CallSubject(endpointId, null, null);
    }

    static CallSubject of(Endpoint endpoint) {
        return new CallSubject(endpoint.endpointId(), endpoint.accountId(), null);
    }

    static CallSubject of(Endpoint endpoint, long contractId) {
        return new CallSubject(endpoint.endpointId(), endpoint.accountId(), contractId);
    }
}
