package dev.countersign.setup.provisioning;

import dev.countersign.setup.account.AccountStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes that work stops until somebody acts, and tells others if nothing can be read of the account until then. */
@Component
class Stops {

    private final ProvisioningStore store;
    private final AccountStore accounts;

    Stops(ProvisioningStore store, AccountStore accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    /**
     * Both in one transaction: nobody would look again at an account whose work has stopped. None of it if something else was asked for
     * meanwhile, because that may come with a token that Oneflow accepts.
     */
    @Transactional
    void note(Provisioning at, StepOutcome.Stopped stopped) {
        if (store.stop(at, stopped) && stopped.problem() == Problem.TOKEN_REJECTED) {
            accounts.suspended(at.accountId(), "Oneflow rejects the token: enable the extension again");
        }
    }
}
