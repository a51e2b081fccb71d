package dev.countersign.sync.operator;

import dev.countersign.sync.account.AccountSuspensions;
import dev.countersign.sync.action.Operator;
import dev.countersign.sync.action.OperatorActions;
import dev.countersign.sync.contract.ContractWork;
import dev.countersign.sync.contract.DirtyMark;
import dev.countersign.sync.contract.Priority;
import dev.countersign.sync.contract.Workers;
import dev.countersign.sync.tracing.TraceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A contract that an operator wants synced now, whatever its state; somebody waits for it, so it is as urgent as a signature. */
@Component
public final class Replays {

    private final ContractWork work;
    private final Workers workers;
    private final AccountSuspensions accounts;
    private final OperatorActions actions;
    private final TransactionTemplate transactions;
    private final TraceContext traces;

    Replays(
            ContractWork work,
            Workers workers,
            AccountSuspensions accounts,
            OperatorActions actions,
            TransactionTemplate transactions,
            TraceContext traces) {
        this.work = work;
        this.workers = workers;
        this.accounts = accounts;
        this.actions = actions;
        this.transactions = transactions;
        this.traces = traces;
    }

    /** Whether there is such a contract. */
    public boolean now(long account, long contract, Operator operator) {
        boolean known = Boolean.TRUE.equals(transactions.execute(_ -> marked(account, contract, operator)));
        if (known) {
            workers.wake();
        }
        return known;
    }

    private boolean marked(long account, long contract, Operator operator) {
        // Before the contract's row, in the order in which a turn that ends takes the rows.
        boolean resumed = work.knows(account, contract) && accounts.resume(account);
        if (!work.retryNow(account, contract)) {
            return false;
        }
        work.mark(List.of(DirtyMark.unprompted(account, contract, Priority.SIGNATURE, traces.current())));
        UUID _ = actions.add(operator, "replay", account, contract, resumed ? Map.of("resumed", true) : Map.of());
        return true;
    }
}
