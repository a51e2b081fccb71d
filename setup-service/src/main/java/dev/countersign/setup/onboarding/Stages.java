package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.AccountState;
import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.provisioning.Goal;
import dev.countersign.setup.provisioning.Provisioning;
import dev.countersign.setup.provisioning.ProvisioningRequests;
import dev.countersign.setup.provisioning.Status;
import org.springframework.stereotype.Component;

/** Tells which page an admin should see, from what is known about the account. */
@Component
class Stages {

    private final AccountStore accounts;
    private final ProvisioningRequests provisioning;

    Stages(AccountStore accounts, ProvisioningRequests provisioning) {
        this.accounts = accounts;
        this.provisioning = provisioning;
    }

    String pathOf(Admin admin) {
        if (provisioning.find(admin.accountId()).filter(Stages::needsAttention).isPresent()) {
            return SetupPaths.PROGRESS;
        }
        return accounts.find(admin.accountId())
                        .filter(account -> isSetUp(account.state()))
                        .isPresent()
                ? SetupPaths.STATUS
                : SetupPaths.WELCOME;
    }

    private static boolean needsAttention(Provisioning state) {
        return state.goal() == Goal.PROVISION && state.status() != Status.DONE;
    }

    private static boolean isSetUp(AccountState state) {
        return state == AccountState.PROVISIONED || state == AccountState.SUSPENDED;
    }
}
