package dev.countersign.setup.provisioning;

import dev.countersign.setup.account.Access;
import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.account.CredentialsStore;
import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.account.Provision;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes credentials and state public, in one transaction; what others know already is not said again. */
@Component
final class AnnounceStep implements SagaStep {

    private final AccountStore accounts;
    private final CredentialsStore credentials;
    private final AccessStore access;
    private final TransactionTemplate transaction;

    AnnounceStep(
            AccountStore accounts, CredentialsStore credentials, AccessStore access, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.access = access;
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
            credentials.takeOver(accountId);
            accounts.provisioned(accountId, provisionOf(state), hrmKind(accountId));
        });
        return new StepOutcome.Done(state.created());
    }

    private @Nullable String hrmKind(long accountId) {
        return access.find(accountId).map(Access::hrm).map(HrmConnection::kind).orElse(null);
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
