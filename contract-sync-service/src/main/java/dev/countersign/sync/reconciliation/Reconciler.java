package dev.countersign.sync.reconciliation;

import dev.countersign.sync.action.Operator;
import dev.countersign.sync.action.OperatorActions;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reconciliation for operators: start it, watch it. */
@Component
public final class Reconciler {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final RunQueue queue;
    private final Runner runner;
    private final OperatorActions actions;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Reconciler(
            RunQueue queue, Runner runner, OperatorActions actions, JdbcClient jdbc, TransactionTemplate transactions) {
        this.queue = queue;
        this.runner = runner;
        this.actions = actions;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Has accounts reconciled, all their contracts, those that changed a moment ago too.
     *
     * @param accountId null: all
     * @param force whatever the number of changes
     * @return the runs
     */
    public List<UUID> start(@Nullable Long accountId, boolean force, Operator operator) {
        List<Long> accounts = accountId == null ? queue.accounts() : List.of(accountId);
        List<UUID> runs = new ArrayList<>();
        for (long account : accounts) {
            transactions.executeWithoutResult(_ -> {
                UUID run = queue.request(account, force);
                UUID _ = actions.add(
                        operator,
                        force ? "reconcile_force" : "reconcile",
                        account,
                        null,
                        Map.of("run", run.toString()));
                runs.add(run);
            });
        }
        runner.wake();
        return List.copyOf(runs);
    }

    /** The runs as soon as they are over, or as they are when the time is over. */
    public List<RunView> await(List<UUID> runs, Duration time) throws InterruptedException {
        long begun = System.nanoTime();
        List<RunView> views = views(runs);
        while (!views.stream().allMatch(RunView::isOver) && System.nanoTime() - begun < time.toNanos()) {
            Thread.sleep(LOOK);
            views = views(runs);
        }
        return views;
    }

    private List<RunView> views(List<UUID> runs) {
        return jdbc.sql("select * from reconciliation_run where run_id = any(:runs)")
                .param("runs", runs.toArray(UUID[]::new))
                .query(RunView.class)
                .list();
    }

    /** One run. */
    public Optional<RunView> find(UUID run) {
        return views(List.of(run)).stream().findFirst();
    }

    /**
     * Runs, newest first.
     *
     * @param accountId null: of all accounts
     * @param state null: whatever it is
     * @param after the last one seen; null: from the newest
     * @param most how many at most
     */
    public List<RunView> list(@Nullable Long accountId, @Nullable String state, @Nullable UUID after, int most) {
        return jdbc.sql("""
                        select * from reconciliation_run
                        where (cast(:account as bigint) is null or account_id = :account)
                          and (cast(:state as text) is null or state = :state)
                          and (cast(:after as uuid) is null or (requested_at, run_id) <
                               (select requested_at, run_id from reconciliation_run where run_id = :after))
                        order by requested_at desc, run_id desc limit :most""")
                .param("account", accountId, Types.BIGINT)
                .param("state", state, Types.VARCHAR)
                .param("after", after, Types.OTHER)
                .param("most", most)
                .query(RunView.class)
                .list();
    }
}
