package dev.countersign.ingress.endpoint;

/** What a record of the endpoint topic says. */
sealed interface EndpointRecord {

    /** The endpoint that it is about. */
    String endpointId();

    /** The endpoint is as given. */
    record Present(Endpoint endpoint) implements EndpointRecord {

        @Override
        public String endpointId() {
            return endpoint.endpointId();
        }
    }

    /** The endpoint ended. */
    record Ended(String endpointId) implements EndpointRecord {}

    /** The endpoint's state can't be known, so nothing may verify there. */
    record Unreadable(String endpointId) implements EndpointRecord {}
}
