package dev.countersign.setup.provisioning;

import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.account.CredentialsStore;
import dev.countersign.setup.account.Provision;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes credentials and state public, in one transaction; what others know already is not said again. */
@Component
final class AnnounceStep implements SagaStep {

    private final AccountStore accounts;
    private final CredentialsStore credentials;
    private final TransactionTemplate transaction;

    AnnounceStep(AccountStore accounts, CredentialsStore credentials, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.transaction = transaction;
    }

    @Override
    public Step step() {
        return Step.ANNOUNCE;
    }

    @Override
    public StepOutcome run(Provisioning state) {
        long accountId = state.accountId();
        transaction.executeWithoutResult(status -> {
            credentials.takeOver(accountId, state.hrmConfirmed());
            accounts.provisioned(accountId, provisionOf(state), credentials.hrmKind(accountId));
        });
        return new StepOutcome.Done(state.created());
    }

    private static Provision provisionOf(Provisioning state) {
        Created created = state.created();
        return new Provision(
                created.requireTemplateGroup(),
                Objects.requireNonNull(created.templateGroupName()),
                created.dataFields(),
                Objects.requireNonNull(created.endpointId()),
                Objects.requireNonNull(created.webhookId()),
                Objects.requireNonNull(state.mappingVersion()));
    }
}
