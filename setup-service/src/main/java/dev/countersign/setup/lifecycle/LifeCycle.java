package dev.countersign.setup.lifecycle;

import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.account.AccountState;
import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.drift.DriftStore;
import dev.countersign.setup.provisioning.ProvisioningRequests;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What admins, operators and schedules can ask for once an account exists. Everything is done in the background, survives crashes, and
 * tells other systems through the outbox; {@link AccountHealths} says how far it got. Asking twice does nothing twice.
 */
@Component
public class LifeCycle {

    private final AccountStore accounts;
    private final AccessStore access;
    private final ProvisioningRequests provisioning;
    private final DriftStore drift;

    LifeCycle(AccountStore accounts, AccessStore access, ProvisioningRequests provisioning, DriftStore drift) {
        this.accounts = accounts;
        this.access = access;
        this.provisioning = provisioning;
        this.drift = drift;
    }

    /**
     * An admin is here with a token that Oneflow has just confirmed to be the account's. It is kept; an account that is set up, or
     * suspended, is repaired with it at once and resumes.
     *
     * @param name the account's name in Oneflow
     * @param userEmail the Oneflow user to act as; null keeps the one before
     * @return whether the token is another one than before
     */
    @Transactional
    public boolean enter(long accountId, String name, String token, @Nullable String userEmail) {
        accounts.met(accountId, name);
        boolean newToken = access.keepToken(accountId, token, userEmail);
        if (isSetUp(accountId) && (newToken || isSuspended(accountId))) {
            provisioning.repair(accountId);
        }
        return newToken;
    }

    /**
     * The admin confirmed another way to the HRM for an account that is set up; it reaches the sync service at once. For an account that is
     * being set up for the first time, the confirmation of the mapping does this.
     *
     * @return false if the account was disconnected meanwhile
     */
    @Transactional
    public boolean changeHrm(long accountId, HrmConnection hrm) {
        boolean kept = access.keepHrm(accountId, hrm);
        if (kept && isSetUp(accountId)) {
            provisioning.takeOverHrm(accountId);
        }
        return kept;
    }

    /** Looks for what is missing in Oneflow and makes it. @return false if the account never was set up */
    public boolean repair(long accountId) {
        return provisioning.repair(accountId);
    }

    /**
     * Gives Oneflow a new sign key; the old one goes on verifying for a while.
     *
     * @return false if the account is not ready, or other work on it is under way: try again when that is done
     */
    public boolean rotateSignKey(long accountId) {
        return provisioning.rotateSignKey(accountId);
    }

    /** Compares the account with what Oneflow has, soon. @return false if it is not set up */
    public boolean checkSoon(long accountId) {
        return drift.checkSoon(accountId);
    }

    /**
     * Takes the account down: its webhook in Oneflow is deleted, its endpoint closed, all credentials are forgotten, other systems are told.
     * Template group, data fields and contracts stay in Oneflow. Goes on when Oneflow is away or rejects the token.
     *
     * @return false if no such account was ever here
     */
    public boolean disconnect(long accountId) {
        boolean known = accounts.find(accountId).isPresent();
        if (known) {
            provisioning.disconnect(accountId);
        }
        return known;
    }

    private boolean isSetUp(long accountId) {
        return accounts.find(accountId)
                .filter(account ->
                        account.state() == AccountState.PROVISIONED || account.state() == AccountState.SUSPENDED)
                .isPresent();
    }

    private boolean isSuspended(long accountId) {
        return accounts.find(accountId)
                .filter(account -> account.state() == AccountState.SUSPENDED)
                .isPresent();
    }
}
