package dev.countersign.sync.reconciliation;

import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.oneflow.OneflowResult;
import dev.countersign.oneflow.Page;
import dev.countersign.oneflow.Urgency;
import dev.countersign.oneflow.model.Contract;
import dev.countersign.schemas.secrets.SecretUnreadableException;
import dev.countersign.sync.account.AccountAccess;
import dev.countersign.sync.account.Accounts;
import dev.countersign.sync.account.UnusableCredentialsException;
import dev.countersign.sync.contract.ContractWork;
import dev.countersign.sync.contract.DirtyMark;
import dev.countersign.sync.contract.Priority;
import dev.countersign.sync.contract.Workers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One page of a run: asked for, compared, and written down together with where the next one begins, so that a crash repeats one page at most. */
@Component
final class RunSteps {

    private final Accounts accounts;
    private final MissedContracts missed;
    private final MassChange massChange;
    private final RunRows rows;
    private final RunEnds ends;
    private final RunMetrics metrics;
    private final ContractWork work;
    private final Workers workers;
    private final TransactionTemplate transactions;

    RunSteps(
            Accounts accounts,
            MissedContracts missed,
            MassChange massChange,
            RunRows rows,
            RunEnds ends,
            RunMetrics metrics,
            ContractWork work,
            Workers workers,
            TransactionTemplate transactions) {
        this.accounts = accounts;
        this.missed = missed;
        this.massChange = massChange;
        this.rows = rows;
        this.ends = ends;
        this.metrics = metrics;
        this.work = work;
        this.workers = workers;
        this.transactions = transactions;
    }

    /**
     * Does the next page.
     *
     * @return whether the same process should go on with the run at once
     */
    boolean step(Run run) {
        if (run.failures() >= RunEnds.MOST_FAILURES) {
            return ends.failed(run, "Its next page was begun " + run.failures() + " times and never done; see the log");
        }
        Optional<AccountAccess> access;
        try {
            access = accounts.access(run.accountId(), Urgency.BACKFILL);
        } catch (UnusableCredentialsException | SecretUnreadableException e) {
            return ends.failed(run, String.valueOf(e.getMessage()));
        }
        if (access.isEmpty()) {
            return ends.failed(
                    run, "The account is not provisioned or has no credentials: its admin must finish the setup");
        }
        return switch (access.get().oneflow().contracts(Listing.filter(run), run.offset())) {
            case OneflowResult.Success<Page<Contract>>(Page<Contract> page) -> page(run, access.get(), page);
            case OneflowResult.Failed<Page<Contract>>(OneflowFailure failure) ->
                ends.failed(run, access.get(), failure);
        };
    }

    private boolean page(Run run, AccountAccess access, Page<Contract> page) {
        if (!Listing.isAsAsked(run, page)) {
            return ends.listEverything(run, "it lists others than asked for");
        }
        Found found = missed.find(access, page.items(), run.changedBefore());
        // What was parked is tried again each time and says nothing of the list.
        Optional<String> tooMany = massChange.ofChanges(run, run.missed() + found.missed());
        if (tooMany.isPresent()) {
            return ends.aborted(run, tooMany.get(), 0);
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
        RunRows.Unlisted unlisted = run.full() && !truncated ? rows.unlisted(run) : RunRows.Unlisted.NONE;
        int lost = unlisted.lost().size();
        Optional<String> tooMany = massChange.ofLost(run, lost);
        if (tooMany.isPresent()) {
            return ends.aborted(run, tooMany.get(), lost);
        }
        RunRows.Unlisted looked = few(run, unlisted);
        List<DirtyMark> marks = Stream.concat(looked.lost().stream(), looked.again().stream())
                .map(contract -> DirtyMark.unprompted(run.accountId(), contract, Priority.BACKFILL, null))
                .toList();
        boolean ours = Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean held = rows.finished(run, looked, truncated);
            if (held) {
                work.mark(marks);
            }
            return held;
        }));
        if (ours) {
            ends.finished(run, lost, truncated);
            wakeFor(marks);
        }
        return false;
    }

    /** Those that Oneflow still shows although it does not list them are no mass change, but must not become one either, should it stop to show them. */
    private RunRows.Unlisted few(Run run, RunRows.Unlisted unlisted) {
        return new RunRows.Unlisted(
                unlisted.lost(),
                unlisted.again().stream().limit(massChange.mostLost(run)).toList());
    }

    private void wakeFor(List<DirtyMark> marks) {
        if (!marks.isEmpty()) {
            workers.wake();
        }
    }
}
