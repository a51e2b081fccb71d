package dev.countersign.sync.reconciliation;

import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.Page;
import dev.countersign.oneflow.Urgency;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import dev.countersign.sync.account.AccountAccess;
import dev.countersign.sync.account.AccountStore;
import dev.countersign.sync.account.Accounts;
import dev.countersign.sync.account.UnusableCredentialsException;
import dev.countersign.sync.config.SyncProperties;
import dev.countersign.sync.contract.ContractWork;
import dev.countersign.sync.contract.DirtyMark;
import dev.countersign.sync.contract.Priority;
import dev.countersign.sync.contract.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One page of a run: asked for, compared, and written down together with where the next one begins, so that a crash repeats one page at most. */
@Component
final class RunSteps {

    private static final Logger LOG = LoggerFactory.getLogger(RunSteps.class);
    private static final int MOST_FAILURES = 10;
    private static final int BAD_REQUEST = 400;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LEAST_WAIT = Duration.ofMillis(200);

    private final Accounts accounts;
    private final AccountStore store;
    private final MissedContracts missed;
    private final MassChange massChange;
    private final RunRows rows;
    private final RunMetrics metrics;
    private final ContractWork work;
    private final Workers workers;
    private final SyncProperties sync;
    private final TransactionTemplate transactions;

    RunSteps(
            Accounts accounts,
            AccountStore store,
            MissedContracts missed,
            MassChange massChange,
            RunRows rows,
            RunMetrics metrics,
            ContractWork work,
            Workers workers,
            SyncProperties sync,
            TransactionTemplate transactions) {
        this.accounts = accounts;
        this.store = store;
        this.missed = missed;
        this.massChange = massChange;
        this.rows = rows;
        this.metrics = metrics;
        this.work = work;
        this.workers = workers;
        this.sync = sync;
        this.transactions = transactions;
    }

    /**
     * Does the next page.
     *
     * @return whether the same process should go on with the run at once
     */
    boolean step(Run run) {
        Optional<AccountAccess> access;
        try {
            access = accounts.access(run.accountId(), Urgency.BACKFILL);
        } catch (UnusableCredentialsException | SecretUnreadableException e) {
            return failed(run, String.valueOf(e.getMessage()));
        }
        if (access.isEmpty()) {
            return failed(run, "The account is not provisioned or has no credentials: its admin must finish the setup");
        }
        return switch (access.get().oneflow().contracts(Listing.filter(run), run.offset())) {
            case OneflowResult.Success<Page<Contract>>(Page<Contract> page) -> page(run, access.get(), page);
            case OneflowResult.Failed<Page<Contract>>(OneflowFailure failure) -> failed(run, access.get(), failure);
        };
    }

    private boolean page(Run run, AccountAccess access, Page<Contract> page) {
        if (!Listing.isAsAsked(run, page)) {
            return listEverything(run, "it lists others than asked for");
        }
        Found found = missed.find(access, page.items(), run.changedBefore());
        // What was parked is tried again each time and says nothing of the list.
        Optional<String> tooMany = massChange.ofChanges(run, run.missed() + found.missed());
        if (tooMany.isPresent()) {
            return aborted(run, tooMany.get(), 0);
        }
        Optional<RunRows.Cursor> next = Listing.next(run, page);
        boolean truncated = run.full() && page.truncated();
        if (run.full()) {
            rows.listed(run, page.items().stream().map(Contract::id).toList());
        }
        boolean ours = Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean held = rows.page(
                    run, found, page.total(), truncated, next.orElse(new RunRows.Cursor(run.from(), run.offset())));
            if (held) {
                work.mark(found.marks());
            }
            return held;
        }));
        if (!ours) {
            return false;
        }
        metrics.missed(found.missed());
        wakeFor(found.marks());
        if (next.isPresent()) {
            return true;
        }
        return end(run, run.truncated() || truncated);
    }

    private boolean end(Run run, boolean truncated) {
        List<Long> lost = run.full() && !truncated ? rows.unlisted(run) : List.of();
        Optional<String> tooMany = massChange.ofLost(run, lost.size());
        if (tooMany.isPresent()) {
            return aborted(run, tooMany.get(), lost.size());
        }
        List<DirtyMark> marks = lost.stream()
                .map(contract -> DirtyMark.unprompted(run.accountId(), contract, Priority.BACKFILL, null))
                .toList();
        transactions.executeWithoutResult(_ -> {
            work.mark(marks);
            rows.finished(run, lost.size(), truncated);
        });
        metrics.lost(lost.size());
        metrics.over("finished");
        wakeFor(marks);
        LOG.atInfo()
                .addKeyValue("account", run.accountId())
                .addKeyValue("run", run.id())
                .addKeyValue("lost", lost.size())
                .addKeyValue("truncated", truncated)
                .log(
                        truncated
                                ? "Account reconciled, but for the contracts beyond Oneflow's highest offset"
                                : "Account reconciled");
        return false;
    }

    private void wakeFor(List<DirtyMark> marks) {
        if (!marks.isEmpty()) {
            workers.wake();
        }
    }

    private boolean failed(Run run, AccountAccess access, OneflowFailure failure) {
        String reason = failure.describe();
        return switch (failure) {
            case OneflowFailure.RateLimited limited -> {
                Duration wait = limited.retryAfter();
                rows.again(run, wait.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : wait, false, null);
                yield false;
            }
            case OneflowFailure.Temporary _ -> {
                if (run.failures() + 1 >= MOST_FAILURES) {
                    yield failed(run, reason);
                }
                rows.again(run, FIRST_WAIT.multipliedBy(1L << run.failures()), true, reason);
                yield false;
            }
            case OneflowFailure.Unauthorised _ -> {
                boolean _ = store.suspend(
                        run.accountId(),
                        access.credentialsVersion(),
                        sync.suspension(),
                        "oneflow_unauthorised",
                        reason);
                yield failed(run, reason);
            }
            case OneflowFailure.Permanent(String _, int status, var _)
            when run.from() != null && status == BAD_REQUEST -> listEverything(run, "it refuses the filter");
            case OneflowFailure.Permanent _, OneflowFailure.NotFound _ -> failed(run, reason);
        };
    }

    private boolean listEverything(Run run, String why) {
        LOG.atWarn()
                .addKeyValue("account", run.accountId())
                .addKeyValue("why", why)
                .log(
                        "Oneflow does not list contracts by the change of their state; all of them are listed from now on");
        rows.listEverything(run);
        return true;
    }

    private boolean failed(Run run, String reason) {
        LOG.atWarn()
                .addKeyValue("account", run.accountId())
                .addKeyValue("run", run.id())
                .addKeyValue("reason", reason)
                .log("The account can't be reconciled; the next run begins where this one did");
        rows.failed(run, reason);
        metrics.over("failed");
        return false;
    }

    private boolean aborted(Run run, String reason, int lost) {
        LOG.atError()
                .addKeyValue("account", run.accountId())
                .addKeyValue("run", run.id())
                .addKeyValue("reason", reason)
                .log(
                        "Reconciliation stopped before a mass change; the schedule leaves the account alone until an operator has looked");
        transactions.executeWithoutResult(_ -> rows.aborted(run, reason, lost));
        metrics.over("aborted");
        return false;
    }
}
