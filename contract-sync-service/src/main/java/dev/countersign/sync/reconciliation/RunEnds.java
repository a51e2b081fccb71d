package dev.countersign.sync.reconciliation;

import dev.countersign.oneflow.OneflowFailure;
import dev.countersign.sync.account.AccountAccess;
import dev.countersign.sync.account.AccountSuspensions;
import dev.countersign.sync.config.SyncProperties;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How runs end or wait, written down, counted and told. Each way tells whether the same process should go on with the run at once. */
@Component
final class RunEnds {

    /** Of one page in a row; then the run has failed, and the schedule begins another one. */
    static final int MOST_FAILURES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(RunEnds.class);
    private static final int BAD_REQUEST = 400;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LEAST_WAIT = Duration.ofMillis(200);

    private final RunRows rows;
    private final RunMetrics metrics;
    private final AccountSuspensions suspensions;
    private final SyncProperties sync;
    private final TransactionTemplate transactions;

    RunEnds(
            RunRows rows,
            RunMetrics metrics,
            AccountSuspensions suspensions,
            SyncProperties sync,
            TransactionTemplate transactions) {
        this.rows = rows;
        this.metrics = metrics;
        this.suspensions = suspensions;
        this.sync = sync;
        this.transactions = transactions;
    }

    void finished(Run run, int lost, boolean truncated) {
        metrics.lost(lost);
        metrics.over("finished");
        LOG.atInfo()
                .addKeyValue("account", run.accountId())
                .addKeyValue("run", run.id())
                .addKeyValue("lost", lost)
                .addKeyValue("truncated", truncated)
                .log(
                        truncated
                                ? "Account reconciled, but for the contracts beyond Oneflow's highest offset"
                                : "Account reconciled");
    }

    /** Oneflow did not give the page. */
    boolean failed(Run run, AccountAccess access, OneflowFailure failure) {
        String reason = failure.describe();
        return switch (failure) {
            case OneflowFailure.RateLimited limited -> {
                Duration wait = limited.retryAfter();
                rows.again(run, wait.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : wait, false, null);
                yield false;
            }
            case OneflowFailure.Temporary _ -> again(run, reason);
            case OneflowFailure.Unauthorised _ -> {
                boolean _ = suspensions.suspend(
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

    /** Our own mistake with this page, or the database's trouble. The message may hold anything. */
    boolean broken(Run run, Throwable mistake) {
        StackTraceElement[] trace = mistake.getStackTrace();
        LOG.atError()
                .addKeyValue("account", run.accountId())
                .addKeyValue("run", run.id())
                .addKeyValue("exception", mistake.getClass().getName())
                .addKeyValue("at", trace.length == 0 ? "" : trace[0].toString())
                .log("A page of a reconciliation ended unexpectedly");
        return again(run, "An internal error (" + mistake.getClass().getSimpleName() + "); see the log");
    }

    private boolean again(Run run, String reason) {
        if (run.failures() + 1 >= MOST_FAILURES) {
            return failed(run, reason);
        }
        rows.again(run, FIRST_WAIT.multipliedBy(1L << run.failures()), true, reason);
        return false;
    }

    boolean listEverything(Run run, String why) {
        LOG.atWarn()
                .addKeyValue("account", run.accountId())
                .addKeyValue("why", why)
                .log("Oneflow does not list contracts by the change of their state; all of them are listed for a day");
        rows.listEverything(run);
        return true;
    }

    boolean failed(Run run, String reason) {
        LOG.atWarn()
                .addKeyValue("account", run.accountId())
                .addKeyValue("run", run.id())
                .addKeyValue("reason", reason)
                .log("The account can't be reconciled; the next run begins where this one did");
        rows.failed(run, reason);
        metrics.over("failed");
        return false;
    }

    boolean aborted(Run run, String reason, int lost) {
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
