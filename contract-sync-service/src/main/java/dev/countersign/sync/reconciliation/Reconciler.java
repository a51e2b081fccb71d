package dev.countersign.sync.reconciliation;

import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.Page;
import dev.countersign.oneflow.Urgency;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.oneflow.model.ContractFilter;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import dev.countersign.sync.account.AccountAccess;
import dev.countersign.sync.account.AccountStore;
import dev.countersign.sync.account.Accounts;
import dev.countersign.sync.account.UnusableCredentialsException;
import dev.countersign.sync.contract.Workers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks Oneflow for all contracts of an account, page by page, and marks those of which it knows more than we do. */
@Component
public final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final AccountStore store;
    private final Accounts accounts;
    private final MissedContracts missed;
    private final Workers workers;
    private final Clock clock;
    private final Counter missedCounter;

    Reconciler(
            AccountStore store,
            Accounts accounts,
            MissedContracts missed,
            Workers workers,
            Clock clock,
            MeterRegistry meters) {
        this.store = store;
        this.accounts = accounts;
        this.missed = missed;
        this.workers = workers;
        this.clock = clock;
        this.missedCounter = Counter.builder("countersign.sync.missed-webhooks")
                .description("Contracts that had changed without a webhook having told us, found by reconciliation")
                .register(meters);
    }

    /**
     * Reconciles all accounts that are followed.
     *
     * @param grace what changed more recently is left alone: its webhook may be on its way
     */
    public ReconciliationReport all(Duration grace) {
        ReconciliationReport report = ReconciliationReport.NOTHING;
        for (long accountId : store.followed()) {
            report = report.and(account(accountId, grace));
        }
        return report;
    }

    /** Reconciles one account; the report says failed when it can't be worked for. */
    public ReconciliationReport account(long accountId, Duration grace) {
        ReconciliationReport report;
        try {
            report = accounts.access(accountId, Urgency.BACKFILL)
                    .map(access -> list(access, clock.instant().minus(grace)))
                    .orElse(new ReconciliationReport(0, 0, 0, 1, 1));
        } catch (UnusableCredentialsException | SecretUnreadableException e) {
            LOG.atWarn().addKeyValue("account", accountId).log(String.valueOf(e.getMessage()));
            report = new ReconciliationReport(0, 0, 0, 1, 1);
        }
        LOG.atInfo()
                .addKeyValue("account", accountId)
                .addKeyValue("checked", report.checked())
                .addKeyValue("missed", report.missed())
                .log("Account reconciled");
        return report;
    }

    private ReconciliationReport list(AccountAccess access, Instant changedBefore) {
        ReconciliationReport report = new ReconciliationReport(0, 0, 0, 1, 0);
        OptionalInt offset = OptionalInt.of(0);
        while (offset.isPresent()) {
            switch (access.oneflow().contracts(ContractFilter.all(), offset.getAsInt())) {
                case OneflowResult.Success<Page<Contract>>(Page<Contract> page) -> {
                    report = report.and(compare(access, page, changedBefore));
                    warnIfTruncated(access, page);
                    offset = page.nextOffset();
                }
                case OneflowResult.Failed<Page<Contract>>(OneflowFailure failure) -> {
                    LOG.atWarn()
                            .addKeyValue("account", access.accountId())
                            .addKeyValue("reason", failure.describe())
                            .log("Oneflow's list of contracts can't be read to its end; the next run begins anew");
                    return report.and(new ReconciliationReport(0, 0, 0, 0, 1));
                }
            }
        }
        return report;
    }

    private static void warnIfTruncated(AccountAccess access, Page<Contract> page) {
        if (page.truncated()) {
            LOG.atWarn()
                    .addKeyValue("account", access.accountId())
                    .addKeyValue("total", page.total())
                    .log(
                            "Oneflow does not list an account's contracts beyond its highest offset; those are not reconciled");
        }
    }

    private ReconciliationReport compare(AccountAccess access, Page<Contract> page, Instant changedBefore) {
        ReconciliationReport found = missed.mark(access, page.items(), changedBefore);
        if (found.markedDirty() > 0) {
            workers.wake();
        }
        missedCounter.increment((double) found.missed());
        return found;
    }
}
