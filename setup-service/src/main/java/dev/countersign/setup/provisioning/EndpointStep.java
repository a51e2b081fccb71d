package dev.countersign.setup.provisioning;

import dev.countersign.setup.account.EndpointStore;
import org.springframework.stereotype.Component;

/** Makes the endpoint, unless the account has an open one. */
@Component
final class EndpointStep implements SagaStep {

    private final EndpointStore endpoints;

    EndpointStep(EndpointStore endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Step step() {
        return Step.ENDPOINT;
    }

    @Override
    public StepOutcome run(Provisioning state) {
        var endpoint = endpoints.findOrOpen(state.accountId());
        return new StepOutcome.Done(state.created().withEndpoint(endpoint.endpointId()));
    }
}
