package dev.countersign.setup.provisioning;

import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.account.CredentialsStore;
import dev.countersign.setup.account.EndpointStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes the endpoint, forgets the secrets and says so to the other systems, in one transaction. */
@Component
final class ForgetStep implements SagaStep {

    private final AccountStore accounts;
    private final CredentialsStore credentials;
    private final AccessStore access;
    private final EndpointStore endpoints;
    private final TransactionTemplate transaction;

    ForgetStep(
            AccountStore accounts,
            CredentialsStore credentials,
            AccessStore access,
            EndpointStore endpoints,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.access = access;
        this.endpoints = endpoints;
        this.transaction = transaction;
    }

    @Override
    public Step step() {
        return Step.FORGET;
    }

    @Override
    public StepOutcome run(Provisioning state) {
        long accountId = state.accountId();
        transaction.executeWithoutResult(status -> {
            endpoints.close(accountId);
            credentials.forget(accountId);
            access.forget(accountId);
            accounts.deprovisioned(accountId, reason(state.created()));
        });
        return new StepOutcome.Done(state.created().withoutEndpoint());
    }

    private static String reason(Created left) {
        return left.webhookId() == null
                ? "The integration was disconnected"
                : "The integration was disconnected; its webhook %d could not be deleted in Oneflow: delete it there"
                        .formatted(left.webhookId());
    }
}
