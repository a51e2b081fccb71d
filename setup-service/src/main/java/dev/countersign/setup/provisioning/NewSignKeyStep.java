package dev.countersign.setup.provisioning;

import dev.countersign.setup.account.EndpointStore;
import dev.countersign.setup.account.SignKeyStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds a sign key to the endpoint, unless there is one that Oneflow does not have yet. */
@Component
final class NewSignKeyStep implements SagaStep {

    private final EndpointStore endpoints;
    private final SignKeyStore signKeys;
    private final TransactionTemplate transaction;

    NewSignKeyStep(EndpointStore endpoints, SignKeyStore signKeys, TransactionTemplate transaction) {
        this.endpoints = endpoints;
        this.signKeys = signKeys;
        this.transaction = transaction;
    }

    @Override
    public Step step() {
        return Step.NEW_SIGN_KEY;
    }

    @Override
    public StepOutcome run(Provisioning state) {
        transaction.executeWithoutResult(status ->
                signKeys.addNext(endpoints.findOrOpen(state.accountId()).endpointId()));
        return new StepOutcome.Done(state.created());
    }
}
