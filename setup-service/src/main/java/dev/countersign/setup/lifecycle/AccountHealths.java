package dev.countersign.setup.lifecycle;

import dev.countersign.setup.account.Account;
import dev.countersign.setup.account.AccountStore;
import dev.countersign.setup.account.SignKeyInfo;
import dev.countersign.setup.account.SignKeyStore;
import dev.countersign.setup.config.SignKeyProperties;
import dev.countersign.setup.drift.DriftState;
import dev.countersign.setup.drift.DriftStore;
import dev.countersign.setup.lifecycle.AccountHealth.Condition;
import dev.countersign.setup.provisioning.Provisioning;
import dev.countersign.setup.provisioning.ProvisioningRequests;
import dev.countersign.setup.provisioning.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells how accounts are: four queries, however many accounts. */
@Component
public class AccountHealths {

    private final AccountStore accounts;
    private final ProvisioningRequests provisioning;
    private final DriftStore drift;
    private final SignKeyStore signKeys;
    private final SignKeyProperties rotation;

    AccountHealths(
            AccountStore accounts,
            ProvisioningRequests provisioning,
            DriftStore drift,
            SignKeyStore signKeys,
            SignKeyProperties rotation) {
        this.accounts = accounts;
        this.provisioning = provisioning;
        this.drift = drift;
        this.signKeys = signKeys;
        this.rotation = rotation;
    }

    /** How one account is; empty if no such account was ever here. */
    public Optional<AccountHealth> find(long accountId) {
        return accounts.find(accountId).map(account -> of(List.of(account)).getFirst());
    }

    /** How these accounts are, in their order. */
    public List<AccountHealth> of(List<Account> page) {
        List<Long> ids = page.stream().map(Account::accountId).toList();
        Map<Long, Provisioning> work = provisioning.find(ids);
        Map<Long, DriftState> drifts = drift.find(ids);
        Map<Long, List<SignKeyInfo>> keys = signKeys.ofAccounts(ids);
        return page.stream()
                .map(account -> health(
                        account,
                        work.get(account.accountId()),
                        drifts.get(account.accountId()),
                        keys.getOrDefault(account.accountId(), List.of())))
                .toList();
    }

    private AccountHealth health(
            Account account, @Nullable Provisioning work, @Nullable DriftState drift, List<SignKeyInfo> keys) {
        return new AccountHealth(account, condition(account, work, drift), work, drift, keys, nextRotation(keys));
    }

    private static Condition condition(Account account, @Nullable Provisioning work, @Nullable DriftState drift) {
        if (work != null && work.isUnderWay()) {
            return Condition.AT_WORK;
        }
        return switch (account.state()) {
            case NEW -> Condition.NEW;
            case SUSPENDED -> Condition.SUSPENDED;
            case DEPROVISIONED -> Condition.DISCONNECTED;
            case PROVISIONED -> isStopped(work) || needsPerson(drift) ? Condition.NEEDS_ATTENTION : Condition.HEALTHY;
        };
    }

    private static boolean isStopped(@Nullable Provisioning work) {
        return work != null && work.status() == Status.STOPPED;
    }

    private static boolean needsPerson(@Nullable DriftState drift) {
        return drift != null
                && drift.findings().stream().anyMatch(finding -> finding.kind().needsPerson());
    }

    private @Nullable Instant nextRotation(List<SignKeyInfo> keys) {
        return keys.isEmpty() ? null : keys.getFirst().createdAt().plus(rotation.rotateAfter());
    }
}
