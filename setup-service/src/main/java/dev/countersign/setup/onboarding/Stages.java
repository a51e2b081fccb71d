package dev.countersign.setup.onboarding;

import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.account.Account;
import dev.countersign.setup.account.AccountState;
import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.provisioning.Goal;
import dev.countersign.setup.provisioning.Provisioning;
import dev.countersign.setup.provisioning.ProvisioningRequests;
import dev.countersign.setup.provisioning.Status;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells which page an admin should see, from what is known about the account. */
@Component
class Stages {

    private final AccountStore accounts;
    private final AccessStore access;
    private final ProvisioningRequests provisioning;

    Stages(AccountStore accounts, AccessStore access, ProvisioningRequests provisioning) {
        this.accounts = accounts;
        this.access = access;
        this.provisioning = provisioning;
    }

    String pathOf(Admin admin) {
        Optional<Provisioning> work = provisioning.find(admin.accountId());
        if (work.filter(state -> isLeaving(admin, state)).isPresent()) {
            return SetupPaths.DISCONNECTED;
        }
        if (work.filter(Stages::needsAttention).isPresent()) {
            return SetupPaths.PROGRESS;
        }
        return isSetUp(admin) ? SetupPaths.STATUS : SetupPaths.WELCOME;
    }

    boolean isSetUp(Admin admin) {
        return accounts.find(admin.accountId()).filter(this::isSetUp).isPresent();
    }

    /** Whether the account was made ready once and not disconnected since. */
    boolean isSetUp(Account account) {
        return account.state() == AccountState.PROVISIONED || account.state() == AccountState.SUSPENDED;
    }

    /** Who comes back with a token after a disconnect starts anew. */
    private boolean isLeaving(Admin admin, Provisioning work) {
        return work.goal() == Goal.DEPROVISION
                && (work.status() != Status.DONE
                        || access.find(admin.accountId()).isEmpty());
    }

    private static boolean needsAttention(Provisioning work) {
        return work.goal() == Goal.PROVISION && work.status() != Status.DONE;
    }
}
